using Google.Protobuf;
using Grpc.Core;

namespace Exchange.Grpc;

/// <summary>
/// What the transport gives the wrong code. A reply that came and could not be decoded is UNAVAILABLE to it, because the parser's
/// exception is an IOException: whoever repeats unavailable calls would hide damage, or a foreign version of the contract, behind a slow
/// failure. A connection that fell silent is INTERNAL to it: whoever does not repeat such calls would give up although another instance
/// answers.
/// </summary>
internal static class TransportFailure
{
    private const string Corrupt = "The reply cannot be decoded as the message of the contract.";
    private const string Silent = "The server fell silent.";

    /// <summary>The status under its right code; another one as it is.</summary>
    public static Status Name(Status status)
    {
        if (Has(status, cause => cause is InvalidProtocolBufferException))
            return new(StatusCode.Internal, Corrupt, status.DebugException);
        return Has(status, IsSilence) ? new(StatusCode.Unavailable, Silent, status.DebugException) : status;
    }

    /// <summary>Whether this is why a call failed.</summary>
    public static bool Explains(RpcException failure) =>
        Has(failure.Status, cause => cause is InvalidProtocolBufferException || IsSilence(cause));

    /// <summary>The failure under its right code.</summary>
    public static RpcException Name(RpcException failure) => new(Name(failure.Status), failure.Trailers);

    private static bool Has(Status status, Predicate<Exception> cause)
    {
        for (var exception = status.DebugException; exception is not null; exception = exception.InnerException)
        {
            if (cause(exception))
                return true;
        }

        return false;
    }

    /// <summary>
    /// An unanswered ping is a protocol error to the HTTP client, told from those that a server announces by its text alone.
    /// </summary>
    private static bool IsSilence(Exception exception) =>
        exception is HttpProtocolException
        && exception.Message.Contains(nameof(SocketsHttpHandler.KeepAlivePingDelay), StringComparison.Ordinal);
}
