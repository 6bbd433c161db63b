using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Options;

namespace Exchange.Grpc;

/// <summary>Makes the call known to <see cref="IncomingCall"/> while its handler runs, and guards the reading of its request stream.</summary>
internal sealed class IncomingCallInterceptor(IOptions<ExchangeGrpcServerOptions> options) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        using var entered = IncomingCall.Enter(context);
        return await continuation(request, context);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var entered = IncomingCall.Enter(context);
        return await continuation(Guard(requestStream, context), context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var entered = IncomingCall.Enter(context);
        await continuation(request, responseStream, context);
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var entered = IncomingCall.Enter(context);
        await continuation(Guard(requestStream, context), responseStream, context);
    }

    private GuardedStreamReader<T> Guard<T>(IAsyncStreamReader<T> reader, ServerCallContext call) => new(reader, call, options.Value.Explain);
}
