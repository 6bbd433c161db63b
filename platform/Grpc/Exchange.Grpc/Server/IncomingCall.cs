using Grpc.Core;

namespace Exchange.Grpc;

/// <summary>
/// The call that the current flow of control is serving. Clients of <see cref="ExchangeClientExtensions"/> read it, so that their calls
/// end before it and with it.
/// </summary>
public sealed class IncomingCall
{
    private static readonly AsyncLocal<IncomingCall?> Flow = new();

    private volatile bool _isServed;

    private IncomingCall()
    {
    }

    /// <summary>The call being served; null outside of one, and in whatever a handler left running once its call has ended.</summary>
    public static IncomingCall? Current => Flow.Value is { _isServed: true } call ? call : null;

    /// <summary>When the caller stops waiting (UTC); <see cref="DateTime.MaxValue"/> if it did not say.</summary>
    public DateTime Deadline { get; private set; }

    /// <summary>Cancelled when the caller cancels, goes away, or the deadline passes.</summary>
    public CancellationToken CancellationToken { get; private set; }

    /// <summary>Whether the request was read, so that what went wrong afterwards is not its fault.</summary>
    internal bool HandlerReached { get; private set; }

    /// <summary>
    /// Lets the current flow forget the call, for work that a handler starts and does not wait for: its own calls then live by their own
    /// deadlines.
    /// </summary>
    /// <returns>Disposing it in the same flow remembers the call again.</returns>
    public static IDisposable Leave()
    {
        var left = Flow.Value;
        Flow.Value = null;
        return new Return(left);
    }

    /// <summary>Makes a place for a call in the current flow and all that branch off from it; nobody sees it before it is served.</summary>
    internal static IncomingCall Open() => Flow.Value = new IncomingCall();

    /// <summary>Fills the place that was opened around this call, or opens one, until the result is disposed of.</summary>
    internal static Serving Serve(ServerCallContext context)
    {
        var call = Flow.Value ?? Open();
        call.Deadline = context.Deadline;
        call.CancellationToken = context.CancellationToken;
        call.HandlerReached = true;
        call._isServed = true;
        return new Serving(call);
    }

    /// <summary>The time for which a call is served; its end is one for everybody who sees the call.</summary>
    internal readonly struct Serving(IncomingCall call) : IDisposable
    {
        public void Dispose() => call._isServed = false;
    }

    private sealed class Return(IncomingCall? call) : IDisposable
    {
        public void Dispose() => Flow.Value = call;
    }
}
