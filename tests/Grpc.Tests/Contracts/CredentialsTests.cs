using Exchange.Grpc.Tests.Fixture;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;

namespace Exchange.Grpc.Tests.Contracts;

public class CredentialsTests
{
    [Fact]
    public async Task Call_credentials_of_channel_and_call_all_arrive()
    {
        using var authority = new TestAuthority();
        await using var server = await EchoServer.StartAsync(listen: endpoint => endpoint.UseHttps(authority.Issue("server.test")));
        server.Service.OnRead = (_, call) => Task.FromResult(string.Join(",", call.RequestHeaders.GetAll("x-token").Select(entry => entry.Value)));
        using var trusting = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions
        {
            HttpHandler = trusting,
            Credentials = ChannelCredentials.Create(ChannelCredentials.SecureSsl, Token("a")),
        });

        var reply = await new Echo.EchoClient(channel).ReadAsync("", new CallOptions(credentials: CallCredentials.Compose(Token("b"), Token("c"))));

        reply.Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).ShouldBe(["a", "b", "c"], ignoreOrder: true);
    }

    [Fact]
    public void Call_credentials_need_an_encrypted_channel() =>
        Should.Throw<ArgumentException>(() => ChannelCredentials.Create(ChannelCredentials.Insecure, Token("a")));

    [Fact]
    public void Composing_takes_two() => Should.Throw<ArgumentException>(() => CallCredentials.Compose(Token("a")));

    private static CallCredentials Token(string token) => CallCredentials.FromInterceptor((context, headers) =>
    {
        context.ServiceUrl.ShouldEndWith("/exchange.test.v1.Echo");
        context.MethodName.ShouldBe("Read");
        headers.Add("x-token", token);
        return Task.CompletedTask;
    });
}
