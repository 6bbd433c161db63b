using System.Globalization;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Exchange.Grpc;

/// <summary>
/// One call to its caller, one attempt after the other to the server. What the caller sees at the end is the last attempt's.
/// </summary>
internal sealed class RepeatedCall<TRequest, TResponse>(
    TRequest request,
    ClientInterceptorContext<TRequest, TResponse> context,
    Interceptor.AsyncUnaryCallContinuation<TRequest, TResponse> continuation,
    ExchangeClientOptions options,
    RetryBudget budget)
    where TRequest : class
    where TResponse : class
{
    /// <summary>Tells the server that the call is a repetition, as gRPC's specification of retries names it.</summary>
    private const string PreviousAttempts = "grpc-previous-rpc-attempts";

    private readonly CancellationTokenSource _givenUp = new();
    private volatile AsyncUnaryCall<TResponse> _attempt = continuation(request, context);
    private Task<TResponse> _response = null!;

    public AsyncUnaryCall<TResponse> Start()
    {
        _response = RespondAsync();
        return new AsyncUnaryCall<TResponse>(
            _response,
            static call => ((RepeatedCall<TRequest, TResponse>)call).HeadersAsync(),
            static call => ((RepeatedCall<TRequest, TResponse>)call)._attempt.GetStatus(),
            static call => ((RepeatedCall<TRequest, TResponse>)call)._attempt.GetTrailers(),
            static call => ((RepeatedCall<TRequest, TResponse>)call).GiveUp(),
            this);
    }

    private async Task<TResponse> RespondAsync()
    {
        for (var number = 1; ; number++)
        {
            try
            {
                var response = await _attempt.ResponseAsync.ConfigureAwait(false);
                budget.Succeeded();
                return response;
            }
            catch (RpcException failure) when (WaitAfter(failure, number) is { } wait)
            {
                await WaitAsync(wait).ConfigureAwait(false);
                if (_givenUp.IsCancellationRequested)
                    throw;
                Repeat(number);
            }
        }
    }

    private TimeSpan? WaitAfter(RpcException failure, int number)
    {
        if (BackOff.IsOverload(failure))
            budget.Failed();
        return BackOff.After(options, failure, number, Random.Shared.NextDouble()) is { } wait
            && wait < (context.Options.Deadline ?? DateTime.MaxValue) - DateTime.UtcNow
            && budget.IsLeft
                ? wait
                : null;
    }

    /// <summary>Waits, or less if the caller cancels: the next attempt then ends at once with the caller's own status.</summary>
    private async Task WaitAsync(TimeSpan wait)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_givenUp.Token, context.Options.CancellationToken);
        await Task.Delay(wait, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Repeat(int previous)
    {
        var headers = new Metadata { { PreviousAttempts, previous.ToString(CultureInfo.InvariantCulture) } };
        foreach (var header in context.Options.Headers ?? Metadata.Empty)
            headers.Add(header);
        _attempt.Dispose();
        _attempt = continuation(request, new(context.Method, context.Host, context.Options.WithHeaders(headers)));
        if (_givenUp.IsCancellationRequested)
            _attempt.Dispose();
    }

    private async Task<Metadata> HeadersAsync()
    {
        await ((Task)_response).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await _attempt.ResponseHeadersAsync.ConfigureAwait(false);
    }

    private void GiveUp()
    {
        _givenUp.Cancel();
        _attempt.Dispose();
    }
}
