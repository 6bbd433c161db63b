using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Exchange.Grpc;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Exchange.Hosting.Security;

/// <summary>The node's certificate, and the authority that both its callers and those it calls must come from.</summary>
internal sealed class MutualTls
{
    // Server and client authentication, RFC 5280: a certificate made for other purposes opens nothing.
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private readonly X509Certificate2 _certificate;
    private readonly X509Certificate2Collection _authorities;

    private MutualTls(X509Certificate2 certificate, X509Certificate2Collection authorities, RevokedCertificates revoked) =>
        (_certificate, _authorities, Revoked) = (certificate, authorities, revoked);

    /// <summary>Certificates that open nothing any more, whoever issued them.</summary>
    public RevokedCertificates Revoked { get; }

    public static MutualTls Load(TlsOptions options)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(options.ClientCa);
        var certificate = X509Certificate2.CreateFromPemFile(options.Certificate, options.Key);
        return new MutualTls(certificate, authorities, RevokedCertificates.Load(options.Revoked));
    }

    /// <summary>As a server: callers must show a certificate.</summary>
    public void Demand(HttpsConnectionAdapterOptions https)
    {
        https.ServerCertificate = _certificate;
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, chain, _) => IsTrusted(certificate, chain);
    }

    /// <summary>As a client: shows the certificate and trusts the authority alone.</summary>
    public void Present(ExchangeChannelOptions channel)
    {
        channel.ClientCertificate = () => _certificate;
        channel.TrustedAuthorities = _authorities;
        channel.IsRevoked = Revoked.Contains;
    }

    internal bool IsTrusted(X509Certificate2 certificate, X509Chain? presented)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new(ClientAuthentication));
        foreach (var element in presented?.ChainElements.AsEnumerable() ?? [])
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(certificate) && !Revoked.Contains(certificate);
    }
}
