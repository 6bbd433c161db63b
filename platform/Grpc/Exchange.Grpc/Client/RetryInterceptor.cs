using System.Collections.Frozen;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Exchange.Grpc;

/// <summary>
/// Repeats failed calls of methods that may be repeated, within the channel's budget, to which all calls with one response contribute.
/// Streams and blocking calls are not repeated: their callers know where they stand.
/// </summary>
internal sealed class RetryInterceptor(ExchangeClientOptions options, FrozenSet<string> repeatable, RetryBudget budget) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        if (options.Attempts > 1 && repeatable.Contains(context.Method.FullName))
            return new RepeatedCall<TRequest, TResponse>(request, context, continuation, options, budget).Start();
        var call = continuation(request, context);
        _ = CountAsync(call.ResponseAsync);
        return call;
    }

    private async Task CountAsync(Task response)
    {
        try
        {
            await response.ConfigureAwait(false);
            budget.Succeeded();
        }
        catch (RpcException failure)
        {
            if (BackOff.IsOverload(failure))
                budget.Failed();
        }
    }
}
