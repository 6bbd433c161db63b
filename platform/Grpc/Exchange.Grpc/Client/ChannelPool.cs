using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Exchange.Grpc;

/// <summary>A way to a server, with the budget of repetitions that all who call it share.</summary>
internal sealed record ServerChannel(GrpcChannel Channel, RetryBudget Budget);

/// <summary>One channel for each server, made when it is first asked for and kept as long as the process.</summary>
internal sealed class ChannelPool(IOptions<ExchangeChannelOptions> options, ILoggerFactory loggers) : IDisposable
{
    private readonly ConcurrentDictionary<ServerAddresses, Lazy<ServerChannel>> _channels = new();

    public ServerChannel ChannelTo(ServerAddresses addresses) =>
        _channels.GetOrAdd(addresses, to => new Lazy<ServerChannel>(() => Open(to))).Value;

    public void Dispose()
    {
        foreach (var channel in _channels.Values.Where(channel => channel.IsValueCreated))
            channel.Value.Channel.Dispose();
    }

    private ServerChannel Open(ServerAddresses addresses)
    {
        var channel = new GrpcChannelOptions
        {
            HttpHandler = Connections(options.Value),
            DisposeHttpClient = true,
            LoggerFactory = loggers,
            MaxReceiveMessageSize = options.Value.MaxReceiveMessageSize,
        };
        var target = addresses.Count == 1 ? addresses[0].ToString() : Balance(channel, addresses);
        return new(GrpcChannel.ForAddress(target, channel), new(options.Value.RetryTokens, options.Value.RetryTokenRatio));
    }

    /// <summary>Calls the instances in turn, and only those that can be reached.</summary>
    private string Balance(GrpcChannelOptions channel, ServerAddresses addresses)
    {
        var all = addresses.Select(uri => new BalancerAddress(uri.Host, uri.Port)).ToArray();
        channel.Credentials = addresses.AreTls ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure;
        channel.ServiceConfig = new ServiceConfig { LoadBalancingConfigs = { new RoundRobinConfig() } };
        channel.ServiceProvider = new ServiceCollection()
            .AddSingleton<ResolverFactory>(new StaticResolverFactory(_ => all))
            .BuildServiceProvider();
        channel.InitialReconnectBackoff = options.Value.ReconnectBackOff / 5;
        channel.MaxReconnectBackoff = options.Value.ReconnectBackOff;
        return $"static:///{addresses[0].Authority}";
    }

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
