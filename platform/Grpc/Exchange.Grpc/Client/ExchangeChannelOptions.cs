using System.Security.Cryptography.X509Certificates;

namespace Exchange.Grpc;

/// <summary>How this process connects to others. The same for all typed clients, because clients of one address share a channel.</summary>
public sealed class ExchangeChannelOptions
{
    /// <summary>How long a connection may take to come about; 5 s unless set.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>After how much silence a connection with open calls is pinged; 30 s unless set.</summary>
    public TimeSpan KeepAlivePingDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a ping may stay unanswered before the connection is given up; 10 s unless set.</summary>
    public TimeSpan KeepAlivePingTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long an instance of a server is left alone at most after it could not be reached, while others are called; 5 s unless set. The
    /// first wait is a fifth of it.
    /// </summary>
    public TimeSpan ReconnectBackOff { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Tokens of the retry budget, which all clients of an address share: a call that finds the server unavailable takes one, and with
    /// half of them gone nothing is repeated; 10 unless set, 1 to 1,000.
    /// </summary>
    public int RetryTokens { get; set; } = 10;

    /// <summary>How much of a token a successful call gives back; 0.1 unless set, 0.001 to 1.</summary>
    public double RetryTokenRatio { get; set; } = 0.1;

    /// <summary>The largest response taken, in bytes; 4 MiB unless set. A larger one ends its call with RESOURCE_EXHAUSTED.</summary>
    public int MaxReceiveMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// The certificate, with its private key, by which this process proves who it is; null for none. Asked for at every new connection,
    /// so that a renewed certificate is used without a restart.
    /// </summary>
    public Func<X509Certificate2?> ClientCertificate { get; set; } = () => null;

    /// <summary>
    /// The authorities that servers' certificates must come from, instead of those of the system; null for those of the system.
    /// </summary>
    public X509Certificate2Collection? TrustedAuthorities { get; set; }

    /// <summary>
    /// Says that a server's certificate is no longer to be trusted; asked at every new connection. Nothing is revoked unless set.
    /// </summary>
    public Func<X509Certificate, bool> IsRevoked { get; set; } = _ => false;

    /// <summary>
    /// Whether servers' certificates are looked up in revocation lists; off unless set, because a network of departments may not reach
    /// any.
    /// </summary>
    public X509RevocationMode RevocationMode { get; set; } = X509RevocationMode.NoCheck;
}
