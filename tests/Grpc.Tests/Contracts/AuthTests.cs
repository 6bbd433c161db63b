using System.Text;
using Exchange.Grpc.Tests.Fixture;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;

namespace Exchange.Grpc.Tests.Contracts;

public class AuthTests
{
    [Fact]
    public void A_peer_is_authenticated_by_the_properties_that_say_who_it_is()
    {
        var name = Property("x509_common_name", "county");
        var context = new AuthContext("x509_common_name", new() { ["x509_common_name"] = [name], ["other"] = [Property("other", "1")] });

        context.IsPeerAuthenticated.ShouldBeTrue();
        context.PeerIdentityPropertyName.ShouldBe("x509_common_name");
        context.PeerIdentity.ShouldBe([name]);
        context.Properties.Count().ShouldBe(2);
        context.FindPropertiesByName("none").ShouldBeEmpty();
    }

    [Fact]
    public void A_peer_that_proved_nothing_has_no_identity()
    {
        var context = new AuthContext(null, []);

        context.IsPeerAuthenticated.ShouldBeFalse();
        context.PeerIdentity.ShouldBeEmpty();
    }

    [Fact]
    public void A_property_cannot_be_changed_through_the_array_it_was_made_of_or_gave_out()
    {
        var bytes = Encoding.UTF8.GetBytes("沈阳");
        var property = AuthProperty.Create("name", bytes);

        bytes[0] = 0;
        property.ValueBytes[0] = 0;

        property.Value.ShouldBe("沈阳");
    }

    [Fact]
    public void Credentials_tell_a_transport_what_they_consist_of()
    {
        var pair = new KeyCertificatePair("chain", "key");
        VerifyPeerCallback verify = _ => true;
        var call = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);
        var ssl = new SslCredentials("roots", pair, verify);
        var transport = new Transport();

        ChannelCredentials.Create(ssl, call).InternalPopulateConfiguration(transport, "state");
        ssl.InternalPopulateConfiguration(transport, "state");
        ChannelCredentials.Insecure.InternalPopulateConfiguration(transport, "state");

        transport.Told.ShouldBe([("state", ssl, call), ("state", "roots", pair, verify), "state"]);
        (ssl.RootCertificates, ssl.KeyCertificatePair).ShouldBe(("roots", pair));
        (pair.CertificateChain, pair.PrivateKey).ShouldBe(("chain", "key"));
    }

    [Fact]
    public void The_official_client_takes_certificates_from_its_handler_and_refuses_credentials_that_carry_them() =>
        Should.Throw<InvalidOperationException>(() => GrpcChannel.ForAddress(
            "https://localhost:1", new GrpcChannelOptions { Credentials = new SslCredentials("roots", new KeyCertificatePair("chain", "key")) }));

    [Fact]
    public async Task Credentials_that_take_their_time_end_with_the_call()
    {
        using var authority = new TestAuthority();
        await using var server = await EchoServer.StartAsync(listen: endpoint => endpoint.UseHttps(authority.Issue("server.test")));
        using var trusting = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { HttpHandler = trusting });
        var asked = new TaskCompletionSource();
        var slow = CallCredentials.FromInterceptor((context, _) =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, context.CancellationToken);
        });
        using var cancel = new CancellationTokenSource();

        using var call = new Echo.EchoClient(channel).ReadAsync("", new CallOptions(credentials: slow, cancellationToken: cancel.Token));
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await cancel.CancelAsync();

        (await Should.ThrowAsync<RpcException>(async () => await call)).StatusCode.ShouldBe(StatusCode.Cancelled);
        server.Service.Calls.ShouldBe(0);
    }

    [Fact]
    public void A_call_that_wants_credentials_says_which_it_is()
    {
        using var cancel = new CancellationTokenSource();

        var context = new AuthInterceptorContext("https://a/s", "Read", cancel.Token);

        (context.ServiceUrl, context.MethodName, context.CancellationToken).ShouldBe(("https://a/s", "Read", cancel.Token));
        new AuthInterceptorContext("https://a/s", "Read").CancellationToken.CanBeCanceled.ShouldBeFalse();
        Should.Throw<ArgumentNullException>(() => new AuthInterceptorContext(null!, "Read"));
    }

    private static AuthProperty Property(string name, string value) => AuthProperty.Create(name, Encoding.UTF8.GetBytes(value));

    private sealed class Transport : ChannelCredentialsConfiguratorBase
    {
        public List<object?> Told { get; } = [];

        public override void SetInsecureCredentials(object? state) => Told.Add(state);

        public override void SetSslCredentials(
            object? state, string? rootCertificates, KeyCertificatePair? keyCertificatePair, VerifyPeerCallback? verifyPeerCallback) =>
            Told.Add((state as string, rootCertificates, keyCertificatePair, verifyPeerCallback));

        public override void SetCompositeCredentials(object? state, ChannelCredentials channelCredentials, CallCredentials callCredentials) =>
            Told.Add((state as string, channelCredentials as SslCredentials, callCredentials));
    }
}
