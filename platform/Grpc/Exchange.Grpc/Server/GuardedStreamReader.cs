using Google.Protobuf;
using Grpc.Core;

namespace Exchange.Grpc;

/// <summary>A request stream whose unreadable messages end the call with a status that says so.</summary>
internal sealed class GuardedStreamReader<T>(IAsyncStreamReader<T> reader, ServerCallContext call, Func<RequestFlaw, RpcException> explain)
    : IAsyncStreamReader<T>
{
    public T Current => reader.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await reader.MoveNext(cancellationToken);
        }
        catch (Exception e) when (FlawOf(e) is { } flaw)
        {
            throw explain(flaw);
        }
    }

    private RequestFlaw? FlawOf(Exception exception) => exception switch
    {
        InvalidProtocolBufferException or InvalidDataException => RequestFlaw.Malformed,
        RpcException { StatusCode: StatusCode.ResourceExhausted } => RequestFlaw.TooLarge,

        // What the official server says of a message that is cut off, or flagged as compressed by a call that names no encoding.
        RpcException { StatusCode: StatusCode.Internal } => RequestFlaw.Malformed,

        // A length beyond any limit. The subclasses of IOException are lost connections, which are nobody's request.
        IOException when exception.GetType() == typeof(IOException) && !call.CancellationToken.IsCancellationRequested => RequestFlaw.Malformed,
        _ => null,
    };
}
