using Exchange.Grpc.Tests.Fixture;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Exchange.Grpc.Tests.Client;

public class DeadlineTests
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_call_without_a_deadline_gets_the_default_one()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (_, call) => Task.FromResult(call.Deadline.ToString("O"));

        var deadline = await DeadlineSeenAsync(server.Client(o => o.Deadline = TimeSpan.FromSeconds(30)));

        deadline.ShouldBe(DateTime.UtcNow.AddSeconds(30), Slack);
    }

    [Fact]
    public async Task A_streaming_call_gets_the_deadline_for_streams()
    {
        await using var server = await EchoServer.StartAsync();
        var client = server.Client(o => o.StreamDeadline = TimeSpan.FromMilliseconds(200));

        using var call = client.Chat();

        (await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext())).StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
    }

    [Fact]
    public async Task The_caller_s_own_deadline_takes_the_place_of_the_default()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (_, call) => Task.FromResult(call.Deadline.ToString("O"));

        var deadline = await DeadlineSeenAsync(server.Client(), new CallOptions(deadline: DateTime.UtcNow.AddMinutes(5)));

        deadline.ShouldBe(DateTime.UtcNow.AddMinutes(5), Slack);
    }

    [Fact]
    public async Task Within_a_served_call_the_deadline_lies_before_the_caller_s_by_the_margin()
    {
        await using var inner = await EchoServer.StartAsync();
        inner.Service.OnRead = (_, call) => Task.FromResult(call.Deadline.ToString("O"));
        await using var outer = await EchoServer.StartAsync();
        var onward = inner.Client(o => o.Margin = TimeSpan.FromSeconds(10));
        outer.Service.OnRead = async (text, _) => (await onward.ReadAsync(text, new CallOptions(deadline: DateTime.UtcNow.AddHours(1)))).Value;

        var deadline = await DeadlineSeenAsync(outer.Client(), new CallOptions(deadline: DateTime.UtcNow.AddSeconds(60)));

        deadline.ShouldBe(DateTime.UtcNow.AddSeconds(50), Slack);
    }

    [Fact]
    public async Task Within_a_served_call_that_has_time_the_default_holds()
    {
        await using var inner = await EchoServer.StartAsync();
        inner.Service.OnRead = (_, call) => Task.FromResult(call.Deadline.ToString("O"));
        await using var outer = await EchoServer.StartAsync();
        var onward = inner.Client(o => o.Deadline = TimeSpan.FromSeconds(20));
        outer.Service.OnRead = async (text, _) => (await onward.ReadAsync(text)).Value;

        var deadline = await DeadlineSeenAsync(outer.Client(), new CallOptions(deadline: DateTime.UtcNow.AddMinutes(5)));

        deadline.ShouldBe(DateTime.UtcNow.AddSeconds(20), Slack);
    }

    [Fact]
    public async Task A_call_for_which_no_time_is_left_is_not_sent()
    {
        await using var inner = await EchoServer.StartAsync();
        await using var outer = await EchoServer.StartAsync();
        var onward = inner.Client(o => o.Margin = TimeSpan.FromMinutes(1));
        outer.Service.OnRead = async (text, _) =>
        {
            var failure = await Should.ThrowAsync<RpcException>(async () => await onward.ReadAsync(text));
            return failure.StatusCode.ToString();
        };

        (await outer.Client().ReadAsync("")).Value.ShouldBe(nameof(StatusCode.DeadlineExceeded));
        inner.Service.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task When_the_caller_goes_away_the_calls_made_for_it_end_too()
    {
        await using var inner = await EchoServer.StartAsync();
        var ended = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        inner.Service.OnRead = async (text, call) =>
        {
            call.CancellationToken.Register(ended.SetResult);
            begun.SetResult();
            await ended.Task;
            return text;
        };
        await using var outer = await EchoServer.StartAsync();
        var onward = inner.Client(o => o.Deadline = TimeSpan.FromHours(1));
        using var other = new CancellationTokenSource();
        outer.Service.OnRead = async (text, _) => (await onward.ReadAsync(text, new CallOptions(cancellationToken: other.Token))).Value;
        using var hangUp = new CancellationTokenSource();

        var call = outer.Client(o => o.Deadline = TimeSpan.FromHours(1)).ReadAsync("", new CallOptions(cancellationToken: hangUp.Token));
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await hangUp.CancelAsync();

        (await Should.ThrowAsync<RpcException>(async () => await call)).StatusCode.ShouldBe(StatusCode.Cancelled);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Work_that_outlives_its_call_forgets_it()
    {
        await using var server = await EchoServer.StartAsync();
        var released = new TaskCompletionSource();
        var left = Task.CompletedTask;
        server.Service.OnRead = (text, _) =>
        {
            IncomingCall.Current.ShouldNotBeNull();
            left = Task.Run(async () =>
            {
                await released.Task;
                IncomingCall.Current.ShouldBeNull();
            });
            return Task.FromResult(text);
        };

        await server.Client().ReadAsync("");
        released.SetResult();

        await left.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Work_may_leave_its_call_before_the_end()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (text, _) =>
        {
            using (IncomingCall.Leave())
                IncomingCall.Current.ShouldBeNull();
            IncomingCall.Current.ShouldNotBeNull();
            return Task.FromResult(text);
        };

        (await server.Client().ReadAsync("ok")).Value.ShouldBe("ok");
        IncomingCall.Current.ShouldBeNull();
    }

    [Fact]
    public async Task A_handler_that_ends_as_the_deadline_fires_gives_one_outcome_and_no_error()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = async (text, call) =>
        {
            var ended = new TaskCompletionSource();
            call.CancellationToken.Register(ended.SetResult);
            await ended.Task;
            return text;
        };
        var client = server.Client(o => o.Attempts = 1);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            var options = new CallOptions(deadline: DateTime.UtcNow.AddMilliseconds(50 + i));
            return (await Should.ThrowAsync<RpcException>(async () => await client.ReadAsync("", options))).StatusCode;
        }));

        outcomes.ShouldAllBe(code => code == StatusCode.DeadlineExceeded);
    }

    private static async Task<DateTime> DeadlineSeenAsync(Echo.EchoClient client, CallOptions options = default) =>
        DateTime.Parse((await client.ReadAsync("", options)).Value, null, System.Globalization.DateTimeStyles.RoundtripKind);
}
