using Grpc.Core;

namespace Exchange.Grpc;

/// <summary>What a gRPC server of the exchange allows its callers. The defaults suit a department's node.</summary>
public sealed class ExchangeGrpcServerOptions
{
    /// <summary>The largest message taken, in bytes; 4 MiB unless set. A larger one ends its call with RESOURCE_EXHAUSTED.</summary>
    public int MaxReceiveMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>The largest message sent, in bytes; 4 MiB unless set, because that is what most clients take.</summary>
    public int MaxSendMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// How many calls one connection may have open; 2,000 unless set. Kestrel's own 100 hangs clients that hold streams open on one
    /// connection.
    /// </summary>
    public int MaxStreamsPerConnection { get; set; } = 2000;

    /// <summary>After how much silence a connection is pinged; 30 s unless set. Finds callers that vanished without closing.</summary>
    public TimeSpan KeepAlivePingDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a ping may stay unanswered before the connection is closed; 20 s unless set.</summary>
    public TimeSpan KeepAlivePingTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How a flawed request is answered. The exception's status and trailers become those of the call.</summary>
    public Func<RequestFlaw, RpcException> Explain { get; set; } = RequestFlaws.Explain;
}
