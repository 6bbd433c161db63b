using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Exchange.Grpc;

/// <summary>Gives every <see cref="TransportFailure"/> its right code.</summary>
internal sealed class TransportFailureInterceptor : Interceptor
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        try
        {
            return continuation(request, context);
        }
        catch (RpcException failure) when (TransportFailure.Explains(failure))
        {
            throw TransportFailure.Name(failure);
        }
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, context);
        return new AsyncUnaryCall<TResponse>(
            NameAsync(call.ResponseAsync),
            static call => ((AsyncUnaryCall<TResponse>)call).ResponseHeadersAsync,
            static call => TransportFailure.Name(((AsyncUnaryCall<TResponse>)call).GetStatus()),
            static call => ((AsyncUnaryCall<TResponse>)call).GetTrailers(),
            static call => ((AsyncUnaryCall<TResponse>)call).Dispose(),
            call);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(context);
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            call.RequestStream,
            NameAsync(call.ResponseAsync),
            static call => ((AsyncClientStreamingCall<TRequest, TResponse>)call).ResponseHeadersAsync,
            static call => TransportFailure.Name(((AsyncClientStreamingCall<TRequest, TResponse>)call).GetStatus()),
            static call => ((AsyncClientStreamingCall<TRequest, TResponse>)call).GetTrailers(),
            static call => ((AsyncClientStreamingCall<TRequest, TResponse>)call).Dispose(),
            call);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, context);
        return new AsyncServerStreamingCall<TResponse>(
            new Reader<TResponse>(call.ResponseStream),
            static call => ((AsyncServerStreamingCall<TResponse>)call).ResponseHeadersAsync,
            static call => TransportFailure.Name(((AsyncServerStreamingCall<TResponse>)call).GetStatus()),
            static call => ((AsyncServerStreamingCall<TResponse>)call).GetTrailers(),
            static call => ((AsyncServerStreamingCall<TResponse>)call).Dispose(),
            call);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(context);
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            call.RequestStream,
            new Reader<TResponse>(call.ResponseStream),
            static call => ((AsyncDuplexStreamingCall<TRequest, TResponse>)call).ResponseHeadersAsync,
            static call => TransportFailure.Name(((AsyncDuplexStreamingCall<TRequest, TResponse>)call).GetStatus()),
            static call => ((AsyncDuplexStreamingCall<TRequest, TResponse>)call).GetTrailers(),
            static call => ((AsyncDuplexStreamingCall<TRequest, TResponse>)call).Dispose(),
            call);
    }

    private static async Task<T> NameAsync<T>(Task<T> reply)
    {
        try
        {
            return await reply.ConfigureAwait(false);
        }
        catch (RpcException failure) when (TransportFailure.Explains(failure))
        {
            throw TransportFailure.Name(failure);
        }
    }

    private sealed class Reader<T>(IAsyncStreamReader<T> replies) : IAsyncStreamReader<T>
    {
        public T Current => replies.Current;

        public Task<bool> MoveNext(CancellationToken cancellationToken) => NameAsync(replies.MoveNext(cancellationToken));
    }
}
