using System.Diagnostics;
using Exchange.Grpc.Tests.Fixture;
using Grpc.Core;

namespace Exchange.Grpc.Tests.Client;

/// <summary>A server says by a trailer when it wants to be asked again, or that it does not.</summary>
public class PushbackTests
{
    [Fact]
    public async Task The_server_s_moment_is_kept_instead_of_the_client_s()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (text, _) => server.Service.Calls == 1 ? throw Pushback("300") : Task.FromResult(text);
        var clock = Stopwatch.StartNew();

        await server.Client(o => o.FirstBackOff = TimeSpan.FromMilliseconds(1)).ReadAsync("");

        server.Service.Calls.ShouldBe(2);
        clock.Elapsed.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(280));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("99999999999")]
    public async Task Anything_but_a_number_of_milliseconds_means_never(string value)
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (_, _) => throw Pushback(value);

        await Should.ThrowAsync<RpcException>(async () => await server.Client().ReadAsync(""));

        server.Service.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_method_that_may_not_be_repeated_is_not_whatever_the_server_wants()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnWrite = (_, _) => throw Pushback("1");

        await Should.ThrowAsync<RpcException>(async () => await server.Client().WriteAsync(""));

        server.Service.Calls.ShouldBe(1);
    }

    private static RpcException Pushback(string value) =>
        StatusCode.Unavailable.ToRpcStatus("busy").ToRpcException(new Metadata { { "grpc-retry-pushback-ms", value } });
}
