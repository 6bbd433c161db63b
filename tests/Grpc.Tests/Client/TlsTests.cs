using Exchange.Grpc.Tests.Fixture;
using Grpc.Core;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Exchange.Grpc.Tests.Client;

/// <summary>Both sides prove who they are with certificates of an authority that only they know.</summary>
public class TlsTests
{
    [Fact]
    public async Task A_client_with_a_certificate_of_the_authority_is_served_and_known()
    {
        using var authority = new TestAuthority();
        await using var server = await StartAsync(authority);
        server.Service.OnRead = (_, call) => Task.FromResult(call.AuthContext.FindPropertiesByName("x509_common_name").Single().Value);

        var client = server.Client(connect: o =>
        {
            var certificate = authority.Issue("education.test");
            o.ClientCertificate = () => certificate;
            o.TrustedAuthorities = authority.Roots;
        });

        (await client.ReadAsync("")).Value.ShouldBe("education.test");
    }

    [Fact]
    public async Task A_client_without_a_certificate_is_not_served()
    {
        using var authority = new TestAuthority();
        await using var server = await StartAsync(authority);

        var client = server.Client(o => o.Attempts = 1, o => o.TrustedAuthorities = authority.Roots);

        await Should.ThrowAsync<RpcException>(async () => await client.ReadAsync(""));
        server.Service.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_of_another_authority_is_not_called()
    {
        using var authority = new TestAuthority();
        using var stranger = new TestAuthority();
        await using var server = await StartAsync(stranger);

        var client = server.Client(o => o.Attempts = 1, o =>
        {
            o.ClientCertificate = () => authority.Issue("education.test");
            o.TrustedAuthorities = authority.Roots;
        });

        var failure = await Should.ThrowAsync<RpcException>(async () => await client.ReadAsync(""));

        failure.StatusCode.ShouldBe(StatusCode.Internal);
        failure.Status.Detail.ShouldContain("SSL");
        server.Service.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_whose_certificate_is_revoked_is_not_called()
    {
        using var authority = new TestAuthority();
        await using var server = await StartAsync(authority);

        var client = server.Client(o => o.Attempts = 1, o =>
        {
            o.ClientCertificate = () => authority.Issue("education.test");
            o.TrustedAuthorities = authority.Roots;
            o.IsRevoked = certificate => certificate.Subject == "CN=server.test";
        });

        await Should.ThrowAsync<RpcException>(async () => await client.ReadAsync(""));
        server.Service.Calls.ShouldBe(0);
    }

    private static Task<EchoServer> StartAsync(TestAuthority authority) => EchoServer.StartAsync(listen: endpoint => endpoint.UseHttps(https =>
    {
        https.ServerCertificate = authority.Issue("server.test");
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, _, _) =>
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.CustomTrustStore.AddRange(authority.Roots);
            return chain.Build(certificate);
        };
    }));
}
