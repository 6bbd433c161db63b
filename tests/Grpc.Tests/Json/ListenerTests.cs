using System.Net;
using Exchange.Grpc.Tests.Fixture;
using Exchange.Grpc.Tests.Json.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Grpc.Tests.Json;

/// <summary>Which listener serves what.</summary>
public class ListenerTests
{
    [Fact]
    public async Task A_gRPC_listener_serves_gRPC_and_no_JSON()
    {
        await using var server = await JsonServer.StartAsync();
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);

        (await new V1.KindService.KindServiceClient(channel).EchoAsync(new Kinds { Whole = 3 })).Whole.ShouldBe(3);

        using var http = Http2();
        (await http.GetAsync(new Uri(server.GrpcAddress, "/v1/kinds"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_JSON_listener_with_TLS_speaks_both_versions_of_HTTP_and_no_gRPC()
    {
        using var authority = new TestAuthority();
        await using var server = await JsonServer.StartAsync(listen: json =>
        {
            json.Protocols = HttpProtocols.Http1AndHttp2;
            json.UseHttps(authority.Issue("server"));
        });
        using var http = new HttpClient(TrustingAll());

        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            var answer = await http.SendAsync(new(HttpMethod.Get, new Uri(server.JsonAddress, "/v1/kinds:watch?texts=a"))
            {
                Version = version,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            });
            (answer.Version, answer.StatusCode).ShouldBe((version, HttpStatusCode.OK));
            (await answer.Content.ReadAsStringAsync()).ShouldContain("\"text\": \"a\"");
        }

        using var channel = GrpcChannel.ForAddress(server.JsonAddress, new() { HttpHandler = TrustingAll(), DisposeHttpClient = true });
        var call = new V1.KindService.KindServiceClient(channel).EchoAsync(new Kinds()).ResponseAsync;
        (await Should.ThrowAsync<global::Grpc.Core.RpcException>(call)).StatusCode.ShouldBe(global::Grpc.Core.StatusCode.Unimplemented);
    }

    [Theory]
    [InlineData("localhost:5110", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]:80", 200)]
    [InlineData("attacker.example", 421)]
    [InlineData("localhost.attacker.example:80", 421)]
    public async Task Without_TLS_a_false_name_is_refused(string host, int status)
    {
        await using var server = await JsonServer.StartAsync();

        (await server.SendAsync(HttpMethod.Get, "/v1/kinds", change: request => request.Headers.Host = host)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_page_is_served_by_the_JSON_listener_alone()
    {
        await using var server = await JsonServer.StartAsync(build: builder =>
            builder.Services.AddJsonPage(new JsonPage("/page", http => http.Response.WriteAsync("hello"))));

        (await server.GetAsync("/page?x=1")).Text.ShouldBe("hello");
        (await server.GetAsync("/page/x")).Status.ShouldBe(404);
        var post = await server.PostAsync("/page", "{}");
        (post.Status, string.Join(", ", post.Http.Content.Headers.Allow)).ShouldBe((405, "GET, HEAD"));
        using var http = Http2();
        (await http.GetAsync(new Uri(server.GrpcAddress, "/page"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Answers_are_in_the_words_that_the_server_chooses()
    {
        await using var server = await JsonServer.StartAsync(json => json.Explain = refusal =>
            global::Grpc.Core.StatusCode.DataLoss.ToRpcStatus($"{refusal.Flaw} {refusal.Detail}"));

        var answer = await server.SendAsync(HttpMethod.Delete, "/v1/kinds");

        answer.Status.ShouldBe(405);
        answer.Json.GetProperty("message").GetString().ShouldBe("MethodNotAllowed GET, POST");
    }

    [Fact]
    public async Task What_guards_gRPC_guards_JSON()
    {
        await using var server = await JsonServer.StartAsync(
            build: builder => builder.Services.Configure<ExchangeGrpcServerOptions>(grpc => grpc.MaxReceiveMessageSize = 100));

        var answer = await server.PostAsync("/v1/kinds", $$"""{"text":"{{new string('x', 100)}}"}""");

        answer.Status.ShouldBe(429);
        answer.Json.GetProperty("message").GetString().ShouldBe("The request is larger than this server takes.");
    }

    [Fact]
    public async Task An_absolute_target_is_read_as_its_path()
    {
        await using var server = await JsonServer.StartAsync();
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, server.JsonAddress.Port);
        await using var stream = socket.GetStream();

        await stream.WriteAsync("GET http://127.0.0.1/v1/names/a%2Fb HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"u8.ToArray());

        (await new StreamReader(stream).ReadToEndAsync()).ShouldEndWith("\"a/b\"");
    }

    private static HttpClient Http2() =>
        new() { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };

    private static SocketsHttpHandler TrustingAll() =>
        new() { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } };
}
