using Google.Protobuf;
using Grpc.Core;

namespace Exchange.Grpc;

/// <summary>
/// A reply that came and could not be decoded. The transport calls that UNAVAILABLE because the parser's exception is an IOException; whoever repeats
/// unavailable calls would then hide damage, or a foreign version of the contract, behind a slow failure. gRPC's own code for it is INTERNAL.
/// </summary>
internal static class CorruptReply
{
    private const string Message = "The reply cannot be decoded as the message of the contract.";

    /// <summary>The status under its right code; another one as it is.</summary>
    public static Status Name(Status status) => IsCause(status.DebugException) ? new(StatusCode.Internal, Message, status.DebugException) : status;

    /// <summary>Whether this is why a call failed.</summary>
    public static bool Explains(RpcException failure) => IsCause(failure.Status.DebugException);

    /// <summary>The failure under its right code.</summary>
    public static RpcException Name(RpcException failure) => new(Name(failure.Status), failure.Trailers);

    private static bool IsCause(Exception? exception) =>
        exception is not null && (exception is InvalidProtocolBufferException || IsCause(exception.InnerException));
}
