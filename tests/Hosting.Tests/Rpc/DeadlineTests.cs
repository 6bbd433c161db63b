using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Tests.Storage;
using Exchange.Testing;
using Grpc.Core;

namespace Exchange.Hosting.Tests.Rpc;

public sealed class DeadlineTests : IAsyncLifetime
{
    private TestNode _node = null!;
    private ReferralService.ReferralServiceClient _client = null!;
    private TimeSpan _left;

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync<StubNode, NotesDb>(new Dictionary<string, string?>
        {
            ["Exchange:Rpc:DefaultDeadlineSeconds"] = "40",
            ["Exchange:Rpc:LongestDeadlineSeconds"] = "60",
            ["Exchange:Rpc:LongestStreamSeconds"] = "500",
        });
        _client = new ReferralService.ReferralServiceClient(_node.Channel);
        _node.Get<StubService>().OnGet = call =>
        {
            _left = call.Deadline - DateTime.UtcNow;
            return Task.CompletedTask;
        };
    }

    public Task DisposeAsync() => _node.DisposeAsync().AsTask();

    [Theory]
    [InlineData(null, 40)]
    [InlineData(20, 20)]
    [InlineData(3000, 60)]
    public async Task A_call_ends_at_its_own_deadline_or_ours(int? asked, int expected)
    {
        await _client.GetReferralAsync(new(), deadline: asked is { } seconds ? DateTime.UtcNow.AddSeconds(seconds) : null);

        _left.TotalSeconds.ShouldBeInRange(expected - 10, expected);
    }

    [Fact]
    public async Task A_stream_without_a_deadline_lives_as_long_as_streams_may()
    {
        using var watch = _client.WatchReferrals(new());
        (await watch.ResponseStream.MoveNext(default)).ShouldBeTrue();

        _left.TotalSeconds.ShouldBeInRange(480, 500);
    }

    [Theory]
    [InlineData("30S", 30_000)]
    [InlineData("1H", 3_600_000)]
    [InlineData("99999999m", 99_999_999)]
    [InlineData("500u", 0.5)]
    public void A_timeout_is_read_as_the_protocol_writes_it(string header, double milliseconds) =>
        DeadlineMiddleware.Parse(header)!.Value.TotalMilliseconds.ShouldBe(milliseconds);

    [Theory, InlineData(""), InlineData("S"), InlineData("-1S"), InlineData("+1S"), InlineData("1"), InlineData("1x"), InlineData("123456789S"), InlineData("1 S")]
    public void A_malformed_timeout_counts_as_none(string header) => DeadlineMiddleware.Parse(header).ShouldBeNull();
}
