using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Exchange.Hosting.Rpc;

/// <summary>An interceptor that treats the four shapes of call alike.</summary>
internal abstract class EveryCall : Interceptor
{
    /// <summary>Stands around one call. Streams return null.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">The request; null for a stream of them.</param>
    /// <param name="next">The rest of the way to the handler.</param>
    protected abstract Task<T> AroundAsync<T>(ServerCallContext call, object? request, Func<Task<T>> next);

    public sealed override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        AroundAsync(context, request, () => continuation(request, context));

    public sealed override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        AroundAsync(context, null, () => continuation(requestStream, context));

    public sealed override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        AroundAsync(context, request, () => Nothing(continuation(request, responseStream, context)));

    public sealed override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        AroundAsync(context, null, () => Nothing(continuation(requestStream, responseStream, context)));

    private static async Task<object?> Nothing(Task task)
    {
        await task.ConfigureAwait(false);
        return null;
    }
}
