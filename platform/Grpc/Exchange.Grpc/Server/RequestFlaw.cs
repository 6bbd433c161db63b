using Grpc.Core;

namespace Exchange.Grpc;

/// <summary>Why a request was refused before its handler saw it.</summary>
public enum RequestFlaw
{
    /// <summary>The bytes are not the message that the method takes, or not gRPC's framing of one.</summary>
    Malformed,

    /// <summary>A message is larger than <see cref="ExchangeGrpcServerOptions.MaxReceiveMessageSize"/>.</summary>
    TooLarge,

    /// <summary>The request is compressed; this server decompresses nothing.</summary>
    Compressed,
}

/// <summary>The plain answers to flawed requests, for a server that has no catalogue of its own.</summary>
internal static class RequestFlaws
{
    public static RpcException Explain(RequestFlaw flaw) => flaw switch
    {
        RequestFlaw.Malformed => Refusal(StatusCode.InvalidArgument, "The request cannot be decoded as the message that this method takes."),
        RequestFlaw.TooLarge => Refusal(StatusCode.ResourceExhausted, "The request is larger than this server takes."),
        RequestFlaw.Compressed => Refusal(StatusCode.Unimplemented, "This server takes no compressed requests: send them with grpc-encoding identity."),
        _ => throw new ArgumentOutOfRangeException(nameof(flaw), flaw, null),
    };

    private static RpcException Refusal(StatusCode code, string message) => code.ToRpcStatus(message).ToRpcException();
}
