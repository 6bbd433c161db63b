using Exchange.Grpc.Tests.Fixture;
using Exchange.Grpc.Tests.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Exchange.Grpc.Tests.Client;

/// <summary>A reply that cannot be decoded is damage or a foreign contract: it is shown as that, at once.</summary>
public class CorruptReplyTests
{
    private int _requests;

    [Fact]
    public async Task It_is_internal_and_is_not_repeated()
    {
        await using var server = await StartAsync();

        using var call = server.Client(o => o.FirstBackOff = TimeSpan.FromMilliseconds(1)).ReadAsync("");
        var failure = await Should.ThrowAsync<RpcException>(async () => await call);

        failure.StatusCode.ShouldBe(StatusCode.Internal);
        failure.Status.Detail.ShouldContain("cannot be decoded");
        call.GetStatus().ShouldBe(failure.Status);
        _requests.ShouldBe(1);
    }

    [Fact]
    public async Task It_is_internal_on_a_stream()
    {
        await using var server = await StartAsync();

        using var call = server.Client().List("");
        var failure = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext());

        failure.StatusCode.ShouldBe(StatusCode.Internal);
        _requests.ShouldBe(1);
    }

    private Task<EchoServer> StartAsync() => EchoServer.StartAsync(map: app => app.Use(async (HttpContext http, RequestDelegate _) =>
    {
        Interlocked.Increment(ref _requests);
        http.Response.ContentType = "application/grpc";
        http.Response.DeclareTrailer("grpc-status");
        await http.Response.Body.WriteAsync(RawCall.Frame([0x0a, 0xff, 0x01]));
        http.Response.AppendTrailer("grpc-status", "0");
    }));
}
