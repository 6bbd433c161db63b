using Exchange.Grpc.Tests.Fixture;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Exchange.Grpc.Tests.Client;

public class RetryTests
{
    [Fact]
    public async Task A_method_that_may_be_repeated_is_until_it_succeeds()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (text, call) => server.Service.Calls < 3
            ? throw Unavailable()
            : Task.FromResult(call.RequestHeaders.GetValue("grpc-previous-rpc-attempts") + call.RequestHeaders.GetValue("x-own"));

        using var call = server.Client(Quickly).ReadAsync("", new CallOptions(new Metadata { { "x-own", "!" } }));

        (await call).Value.ShouldBe("2!");
        server.Service.Calls.ShouldBe(3);
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
        (await call.ResponseHeadersAsync).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_method_that_may_not_be_repeated_is_tried_once()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnWrite = (_, _) => throw Unavailable();

        await Should.ThrowAsync<RpcException>(async () => await server.Client(Quickly).WriteAsync(""));

        server.Service.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task After_the_last_attempt_the_server_s_own_words_reach_the_caller()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (_, _) => throw Unavailable();

        using var call = server.Client(Quickly).ReadAsync("");
        var failure = await Should.ThrowAsync<RpcException>(async () => await call);

        server.Service.Calls.ShouldBe(3);
        failure.Status.Detail.ShouldBe("closed for lunch");
        failure.GetDetail<ErrorInfo>()!.Reason.ShouldBe("LUNCH");
        call.GetStatus().Detail.ShouldBe("closed for lunch");
        call.GetTrailers().GetValueBytes(RpcStatusExtensions.DetailsTrailer).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.ResourceExhausted)]
    public async Task Only_unavailability_is_a_reason_to_repeat(StatusCode code)
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (_, _) => throw code.ToRpcStatus("no").ToRpcException();

        await Should.ThrowAsync<RpcException>(async () => await server.Client(Quickly).ReadAsync(""));

        server.Service.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task The_server_s_wish_for_a_later_attempt_is_granted_for_any_code()
    {
        await using var server = await EchoServer.StartAsync();
        var wish = new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(300)) };
        server.Service.OnRead = (text, _) => server.Service.Calls == 1
            ? throw StatusCode.ResourceExhausted.ToRpcStatus("busy", wish).ToRpcException()
            : Task.FromResult(text);
        var begun = DateTime.UtcNow;

        await server.Client(Quickly).ReadAsync("");

        (DateTime.UtcNow - begun).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(250));
    }

    [Fact]
    public async Task No_attempt_is_waited_for_beyond_the_deadline()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (_, _) => throw Unavailable();
        var client = server.Client(o => (o.FirstBackOff, o.MaxBackOff) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)));

        var failure = await Should.ThrowAsync<RpcException>(async () => await client.ReadAsync(""));

        failure.StatusCode.ShouldBe(StatusCode.Unavailable);
        server.Service.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_between_attempts()
    {
        await using var server = await EchoServer.StartAsync();
        using var cancel = new CancellationTokenSource();
        server.Service.OnRead = (_, _) =>
        {
            cancel.CancelAfter(TimeSpan.FromMilliseconds(200));
            throw Unavailable();
        };
        var client = server.Client(o => (o.FirstBackOff, o.MaxBackOff, o.Deadline) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)));

        var call = client.ReadAsync("", new CallOptions(cancellationToken: cancel.Token));
        var failure = await Should.ThrowAsync<RpcException>(async () => await call.ResponseAsync.WaitAsync(TimeSpan.FromSeconds(20)));

        failure.StatusCode.ShouldBe(StatusCode.Cancelled);
    }

    [Fact]
    public async Task Disposing_ends_the_wait_between_attempts()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (_, _) => throw Unavailable();
        var client = server.Client(o => (o.FirstBackOff, o.MaxBackOff, o.Deadline) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)));

        var call = client.ReadAsync("");
        await Task.Delay(200);
        call.Dispose();

        await Should.ThrowAsync<RpcException>(async () => await call.ResponseAsync.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        await using var provider = EchoServer.ClientServices(new Uri("http://127.0.0.1:1"), Quickly);
        var client = (Echo.EchoClient)provider.GetService(typeof(Echo.EchoClient))!;

        (await Should.ThrowAsync<RpcException>(async () => await client.ReadAsync(""))).StatusCode.ShouldBe(StatusCode.Unavailable);
    }

    private static void Quickly(ExchangeClientOptions options) => options.FirstBackOff = TimeSpan.FromMilliseconds(10);

    private static RpcException Unavailable() =>
        StatusCode.Unavailable.ToRpcStatus("closed for lunch", new ErrorInfo { Reason = "LUNCH", Domain = "test" }).ToRpcException();
}
