using System.Collections.Frozen;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Exchange.Grpc;

/// <summary>Repeats failed calls of methods that may be repeated. Streams and blocking calls are not repeated: their callers know where they stand.</summary>
internal sealed class RetryInterceptor(ExchangeClientOptions options, FrozenSet<string> repeatable) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
        options.Attempts > 1 && repeatable.Contains(context.Method.FullName)
            ? new RepeatedCall<TRequest, TResponse>(request, context, continuation, options).Start()
            : continuation(request, context);
}
