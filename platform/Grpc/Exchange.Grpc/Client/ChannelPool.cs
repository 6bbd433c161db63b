using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Exchange.Grpc;

/// <summary>One channel for each address, made when it is first asked for and kept as long as the process.</summary>
internal sealed class ChannelPool(IOptions<ExchangeChannelOptions> options, ILoggerFactory loggers) : IDisposable
{
    private readonly ConcurrentDictionary<Uri, Lazy<GrpcChannel>> _channels = new();

    public GrpcChannel ChannelTo(Uri address) => _channels.GetOrAdd(address, to => new Lazy<GrpcChannel>(() => Open(to))).Value;

    public void Dispose()
    {
        foreach (var channel in _channels.Values.Where(channel => channel.IsValueCreated))
            channel.Value.Dispose();
    }

    private GrpcChannel Open(Uri address) => GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        HttpHandler = Connections(options.Value),
        DisposeHttpClient = true,
        LoggerFactory = loggers,
        MaxReceiveMessageSize = options.Value.MaxReceiveMessageSize,
    });

    private static SocketsHttpHandler Connections(ExchangeChannelOptions options) => new()
    {
        // One connection carries as many streams as the server allows; without this the next call would wait for one of them to end.
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = options.ConnectTimeout,
        KeepAlivePingDelay = options.KeepAlivePingDelay,
        KeepAlivePingTimeout = options.KeepAlivePingTimeout,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        SslOptions = Tls(options),
    };

    private static SslClientAuthenticationOptions Tls(ExchangeChannelOptions options) => new()
    {
        LocalCertificateSelectionCallback = (_, _, _, _, _) => options.ClientCertificate()!,
        CertificateChainPolicy = options.TrustedAuthorities is { } authorities ? Trusting(authorities, options.RevocationMode) : null,
        CertificateRevocationCheckMode = options.RevocationMode,
        RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            errors == SslPolicyErrors.None && certificate is not null && !options.IsRevoked(certificate),
    };

    private static X509ChainPolicy Trusting(X509Certificate2Collection authorities, X509RevocationMode revocation)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = revocation };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }
}
