using Exchange.Grpc.Tests.Fixture;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Exchange.Grpc.Tests.Contracts;

/// <summary>What a handler reads from and writes to its call, served by the official server.</summary>
public class ServerCallContextTests
{
    [Fact]
    public async Task A_handler_knows_method_host_peer_and_headers()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (_, call) =>
            Task.FromResult($"{call.Method} {call.Host} {call.Peer.Split(':')[0]} {call.RequestHeaders.GetValue("x-own")}");

        using var call = server.Client().ReadAsync("", new CallOptions(new Metadata { { "X-Own", "1" } }));

        (await call).Value.ShouldBe($"/exchange.test.v1.Echo/Read {server.Address.Authority} ipv4 1");
    }

    [Fact]
    public async Task What_is_left_in_the_user_state_is_found_there_by_the_same_call_alone()
    {
        var key = new object();
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (text, call) =>
        {
            call.UserState.ShouldBeEmpty();
            call.UserState[key] = text;
            return Task.FromResult((string)call.UserState[key]);
        };
        var client = server.Client();

        (await client.ReadAsync("a")).Value.ShouldBe("a");
        (await client.ReadAsync("b")).Value.ShouldBe("b");
    }

    [Fact]
    public async Task Headers_status_and_trailers_of_a_handler_reach_the_caller()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = async (text, call) =>
        {
            await call.WriteResponseHeadersAsync(new Metadata { { "x-first", "1" }, { "x-bytes-bin", [0, 255] } });
            call.ResponseTrailers.Add("x-last", "2");
            call.Status = new Status(StatusCode.DataLoss, "damaged: 儿童 %\r\n");
            return text;
        };

        using var call = server.Client().ReadAsync("");
        var failure = await Should.ThrowAsync<RpcException>(async () => await call);

        var headers = await call.ResponseHeadersAsync;
        headers.GetValue("x-first").ShouldBe("1");
        headers.GetValueBytes("x-bytes-bin").ShouldBe([0, 255]);
        call.GetStatus().ShouldBe(failure.Status);
        failure.Status.StatusCode.ShouldBe(StatusCode.DataLoss);
        failure.Status.Detail.ShouldBe("damaged: 儿童 %\r\n");
        failure.Trailers.GetValue("x-last").ShouldBe("2");
        call.GetTrailers().GetValue("x-last").ShouldBe("2");
    }

    [Fact]
    public async Task Write_options_stay_as_the_handler_set_them()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (_, call) =>
        {
            call.WriteOptions.ShouldBeNull();
            call.WriteOptions = new WriteOptions(WriteFlags.NoCompress | WriteFlags.BufferHint);
            return Task.FromResult($"{call.WriteOptions.Flags}");
        };

        (await server.Client().ReadAsync("")).Value.ShouldBe("BufferHint, NoCompress");
        WriteOptions.Default.Flags.ShouldBe(default);
    }

    [Fact]
    public async Task A_certificate_says_who_the_peer_is()
    {
        using var authority = new TestAuthority();
        await using var server = await EchoServer.StartAsync(listen: endpoint => endpoint.UseHttps(authority.Issue("server.test"), https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.AllowAnyClientCertificate();
        }));
        server.Service.OnRead = (_, call) => Task.FromResult(
            call.AuthContext.IsPeerAuthenticated + " " + call.AuthContext.FindPropertiesByName("x509_common_name").Single().Value);
        var client = server.Client(connect: o =>
        {
            o.TrustedAuthorities = authority.Roots;
            o.ClientCertificate = () => authority.Issue("county.test");
        });

        (await client.ReadAsync("")).Value.ShouldBe("True county.test");
    }

    [Fact]
    public async Task Without_a_certificate_the_peer_is_nobody()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (_, call) => Task.FromResult($"{call.AuthContext.IsPeerAuthenticated} {call.AuthContext.PeerIdentity.Count()}");

        (await server.Client().ReadAsync("")).Value.ShouldBe("False 0");
    }

    [Fact]
    public async Task The_official_server_makes_no_propagation_tokens()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (text, call) =>
        {
            Should.Throw<NotImplementedException>(() => call.CreatePropagationToken());
            return Task.FromResult(text);
        };

        (await server.Client().ReadAsync("ok")).Value.ShouldBe("ok");
    }
}
