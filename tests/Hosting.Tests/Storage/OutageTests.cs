using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Storage;
using Exchange.Hosting.Tests.Rpc;
using Exchange.LocalServers;
using Exchange.Testing;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Tests.Storage;

/// <summary>With a PostgreSQL server of its own, which it stops and kills.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private LocalPostgres _postgres = null!;

    public async Task InitializeAsync() => _postgres = await LocalPostgres.StartAsync(_folder.Path);

    public async Task DisposeAsync()
    {
        await _postgres.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_node_starts_without_its_database_and_is_ready_once_that_comes()
    {
        await _postgres.StopAsync();
        await using var node = await StartNodeAsync();
        var client = new ReferralService.ReferralServiceClient(node.Channel);
        var request = new CreateReferralRequest { RequestId = Guid.NewGuid().ToString() };

        (await StatusAsync(node)).ShouldBe(HealthCheckResponse.Types.ServingStatus.NotServing);
        (await Should.ThrowAsync<RpcException>(() => client.CreateReferralAsync(request).ResponseAsync)).StatusCode.ShouldBe(StatusCode.Unavailable);

        await _postgres.StartAgainAsync();
        await Eventually.TrueAsync(async () => await StatusAsync(node) == HealthCheckResponse.Types.ServingStatus.Serving, "the node is ready");
        await client.CreateReferralAsync(request);
        node.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_that_is_killed_and_returns_loses_no_answered_write_and_repeats_none()
    {
        await using var node = await StartNodeAsync();
        var client = new ReferralService.ReferralServiceClient(node.Channel);
        using var stop = new CancellationTokenSource();
        var answered = new List<string>();
        var writers = Enumerable.Range(0, 4).Select(_ => WriteAsync(client, answered, stop.Token)).ToList();

        await Eventually.TrueAsync(() => Count(answered) > 20, "writes before the outage");
        await _postgres.KillAsync();
        await Task.Delay(500);
        (await StatusAsync(node)).ShouldBe(HealthCheckResponse.Types.ServingStatus.NotServing);
        await _postgres.StartAgainAsync();
        var returned = Count(answered);
        await Eventually.TrueAsync(() => Count(answered) > returned + 20, "writes after the outage");
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        var stored = await node.Get<Transactions<NotesDb>>().ReadAsync(db => db.Notes.Select(n => n.Id.ToString()).ToListAsync(), default);
        stored.Order().ShouldBe(answered.Order(), "every answered write is there, and no other");
        node.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_database_is_down_nothing_spins()
    {
        await using var node = await StartNodeAsync();
        await _postgres.StopAsync();

        await Task.Delay(4000);

        // Every attempt of a job says so in one line: at 0, about 1 and about 3 seconds.
        const string Complaint = " cannot reach the database";
        var attempts = node.Log.Lines
            .Where(line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains(Complaint))
            .CountBy(line => line[..line.IndexOf(Complaint, StringComparison.Ordinal)])
            .ToList();
        attempts.ShouldNotBeEmpty();
        attempts.ShouldAllBe(job => job.Value <= 4);
        node.Log.Errors.ShouldBeEmpty();
    }

    /// <summary>Writes one after the other, each with its request id until it is answered.</summary>
    private static async Task WriteAsync(ReferralService.ReferralServiceClient client, List<string> answered, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var request = new CreateReferralRequest { RequestId = Guid.NewGuid().ToString() };
            while (true)
            {
                try
                {
                    var response = await client.CreateReferralAsync(request, deadline: DateTime.UtcNow.AddSeconds(10));
                    lock (answered)
                        answered.Add(response.Referral.ReferralId);
                    break;
                }
                catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
                {
                    await Task.Delay(50, CancellationToken.None);
                }
            }
        }
    }

    private static int Count(List<string> answered)
    {
        lock (answered)
            return answered.Count;
    }

    private Task<TestNode> StartNodeAsync() => TestNode.StartAsync<StubNode, NotesDb>(new Dictionary<string, string?>
    {
        ["Exchange:Database:Provider"] = "postgres",
        ["Exchange:Database:ConnectionString"] = _postgres.ConnectionString("notes"),
    });

    private static async Task<HealthCheckResponse.Types.ServingStatus> StatusAsync(TestNode node) =>
        (await new Health.HealthClient(node.Channel).CheckAsync(new HealthCheckRequest())).Status;
}
