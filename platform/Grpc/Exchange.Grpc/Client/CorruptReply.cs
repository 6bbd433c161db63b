using Google.Protobuf;
using Grpc.Core;

namespace Exchange.Grpc;

/// <summary>
/// A reply that came and could not be decoded. The transport calls that UNAVAILABLE because the parser's exception is an IOException; whoever repeats
/// unavailable calls would then hide damage, or a foreign version of the contract, behind a slow failure.
/// </summary>
internal static class CorruptReply
{
    /// <summary>Whether this is why a call failed.</summary>
    public static bool Explains(RpcException failure)
    {
        for (var cause = failure.Status.DebugException; cause is not null; cause = cause.InnerException)
        {
            if (cause is InvalidProtocolBufferException)
                return true;
        }

        return false;
    }

    /// <summary>The same failure with the code that gRPC has for it.</summary>
    public static RpcException Explain(RpcException failure, string method) => new(
        new Status(StatusCode.Internal, $"The reply of {method} cannot be decoded as the message of the contract.", failure.Status.DebugException),
        failure.Trailers);
}
