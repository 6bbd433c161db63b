using Grpc.Core;

namespace Exchange.Grpc;

/// <summary>
/// The call that the current flow of control is serving. Clients of <see cref="ExchangeClientExtensions"/> read it, so that their calls end before it and with it.
/// </summary>
public sealed class IncomingCall
{
    private static readonly AsyncLocal<Slot?> Flow = new();

    internal IncomingCall(DateTime deadline, CancellationToken cancellationToken)
    {
        Deadline = deadline;
        CancellationToken = cancellationToken;
    }

    /// <summary>The call being served; null outside of one, and in whatever a handler left running once its call has ended.</summary>
    public static IncomingCall? Current => Flow.Value?.Call;

    /// <summary>When the caller stops waiting (UTC); <see cref="DateTime.MaxValue"/> if it did not say.</summary>
    public DateTime Deadline { get; }

    /// <summary>Cancelled when the caller cancels, goes away, or the deadline passes.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>
    /// Lets the current flow forget the call, for work that a handler starts and does not wait for: its own calls then live by their own deadlines.
    /// </summary>
    /// <returns>Disposing it in the same flow remembers the call again.</returns>
    public static IDisposable Leave()
    {
        var left = Flow.Value;
        Flow.Value = null;
        return new Return(left);
    }

    /// <summary>Opens a place for the call in the current flow. The place is filled once the request has been read, and emptied at the end.</summary>
    internal static Slot Open() => Flow.Value = new Slot();

    /// <summary>Fills the place that was opened around this call, or opens one.</summary>
    internal static Slot Enter(ServerCallContext call)
    {
        var slot = Flow.Value ?? Open();
        slot.Call = new IncomingCall(call.Deadline, call.CancellationToken);
        slot.HandlerReached = true;
        return slot;
    }

    /// <summary>Shared by every flow that branched off from the call, so that all of them see its end.</summary>
    internal sealed class Slot : IDisposable
    {
        public IncomingCall? Call { get; set; }

        public bool HandlerReached { get; set; }

        public void Dispose() => Call = null;
    }

    private sealed class Return(Slot? slot) : IDisposable
    {
        public void Dispose() => Flow.Value = slot;
    }
}
