using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Options;

namespace Exchange.Grpc;

/// <summary>
/// Stands around every call that the server serves: makes it known to <see cref="IncomingCall"/> and guards the reading of its requests. A
/// host derives from it to admit calls, to explain their failures and to note their outcomes: one interceptor for all of that, since each
/// one costs a call as much again.
/// </summary>
/// <param name="options">The server's options.</param>
public class ServedCallInterceptor(IOptions<ExchangeGrpcServerOptions> options) : Interceptor
{
    /// <inheritdoc/>
    public sealed override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        ServeAsync(context, request, (request, context, continuation), static call => call.continuation(call.request, call.context));

    /// <inheritdoc/>
    public sealed override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        ServeAsync(
            context,
            null,
            (requests: Guard(requestStream, context), context, continuation),
            static call => call.continuation(call.requests, call.context));

    /// <inheritdoc/>
    public sealed override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        ServeAsync(
            context,
            request,
            (request, responseStream, context, continuation),
            static call => Nothing(call.continuation(call.request, call.responseStream, call.context)));

    /// <inheritdoc/>
    public sealed override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        ServeAsync(
            context,
            null,
            (requests: Guard(requestStream, context), responseStream, context, continuation),
            static call => Nothing(call.continuation(call.requests, call.responseStream, call.context)));

    /// <summary>Looks at a call before its handler does; an exception refuses it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">Its request; null for a stream of them.</param>
    protected virtual void Admit(ServerCallContext call, object? request)
    {
    }

    /// <summary>
    /// What ends the call in place of an exception that the handler, or <see cref="Admit"/>, threw; the same one unless overridden.
    /// </summary>
    protected virtual Exception Explain(ServerCallContext call, Exception exception) => exception;

    /// <summary>Hears how a call ended.</summary>
    /// <param name="call">The call.</param>
    /// <param name="begun">The timestamp (<see cref="Stopwatch.GetTimestamp"/>) of its beginning.</param>
    /// <param name="failure">What <see cref="Explain"/> gave; null if the handler returned.</param>
    protected virtual void Note(ServerCallContext call, long begun, Exception? failure)
    {
    }

    /// <summary>The handler comes with its arguments beside it, so that no call needs a closure.</summary>
    private async Task<T> ServeAsync<TCall, T>(ServerCallContext context, object? request, TCall call, Func<TCall, Task<T>> handle)
    {
        var begun = Stopwatch.GetTimestamp();
        using var served = IncomingCall.Serve(context);
        try
        {
            Admit(context, request);
            var response = await handle(call);
            Note(context, begun, null);
            return response;
        }
        catch (Exception e)
        {
            var failure = Explain(context, e);
            Note(context, begun, failure);
            if (ReferenceEquals(failure, e))
                ExceptionDispatchInfo.Throw(e);
            throw failure;
        }
    }

    private static async Task<object?> Nothing(Task task)
    {
        await task;
        return null;
    }

    private GuardedStreamReader<T> Guard<T>(IAsyncStreamReader<T> reader, ServerCallContext call) =>
        new(reader, call, options.Value.Explain);
}
