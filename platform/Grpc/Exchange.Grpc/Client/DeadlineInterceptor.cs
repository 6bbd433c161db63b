using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Exchange.Grpc;

/// <summary>
/// Gives every call a deadline and, within a served call, one that lies before the caller's, and ends it when the served call ends. A
/// deadline is a span of this machine's own clock, whatever clock the application runs on.
/// </summary>
internal sealed class DeadlineInterceptor(ExchangeClientOptions options) : Interceptor
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var (bounded, link) = Bound(context, options.Deadline);
        using (link)
            return continuation(request, bounded);
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var (bounded, link) = Bound(context, options.Deadline);
        var call = continuation(request, bounded);
        return link is null ? call : new AsyncUnaryCall<TResponse>(
            Unlink(call.ResponseAsync, link), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var (bounded, link) = Bound(context, options.StreamDeadline);
        var call = continuation(bounded);
        return link is null ? call : new AsyncClientStreamingCall<TRequest, TResponse>(
            call.RequestStream, Unlink(call.ResponseAsync, link), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var (bounded, link) = Bound(context, options.StreamDeadline);
        var call = continuation(request, bounded);
        return link is null ? call : new AsyncServerStreamingCall<TResponse>(
            call.ResponseStream, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, () => Unlink(call.Dispose, link));
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var (bounded, link) = Bound(context, options.StreamDeadline);
        var call = continuation(bounded);
        return link is null ? call : new AsyncDuplexStreamingCall<TRequest, TResponse>(
            call.RequestStream, call.ResponseStream, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, () => Unlink(call.Dispose, link));
    }

    private (ClientInterceptorContext<TRequest, TResponse> Call, CancellationTokenSource? Link) Bound<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, TimeSpan span)
        where TRequest : class
        where TResponse : class
    {
        var asked = context.Options;
        var deadline = asked.Deadline ?? DateTime.UtcNow + span;
        var token = asked.CancellationToken;
        CancellationTokenSource? link = null;
        if (IncomingCall.Current is { } incoming)
        {
            var latest = incoming.Deadline == DateTime.MaxValue ? DateTime.MaxValue : incoming.Deadline - options.Margin;
            deadline = deadline < latest ? deadline : latest;
            (token, link) = Join(token, incoming.CancellationToken);
        }

        return (new(context.Method, context.Host, asked.WithDeadline(deadline).WithCancellationToken(token)), link);
    }

    private static (CancellationToken Token, CancellationTokenSource? Link) Join(CancellationToken own, CancellationToken incoming)
    {
        if (!own.CanBeCanceled || own == incoming)
            return (incoming, null);
        if (!incoming.CanBeCanceled)
            return (own, null);
        var link = CancellationTokenSource.CreateLinkedTokenSource(own, incoming);
        return (link.Token, link);
    }

    private static async Task<T> Unlink<T>(Task<T> response, CancellationTokenSource link)
    {
        using (link)
            return await response.ConfigureAwait(false);
    }

    private static void Unlink(Action dispose, CancellationTokenSource link)
    {
        dispose();
        link.Dispose();
    }
}
