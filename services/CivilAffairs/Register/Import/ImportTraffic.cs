namespace Exchange.CivilAffairs.Register.Import;

/// <summary>
/// Tells background work that files are being read in. Entering a ledger is what somebody is waiting for: what can be done later gives way.
/// </summary>
internal sealed class ImportTraffic
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _over;
    private int _running;

    /// <summary>An import begins; it ends with the returned mark.</summary>
    public IDisposable Begin()
    {
        lock (_lock)
        {
            if (_running++ == 0)
                _over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return new Mark(this);
    }

    /// <summary>Gives way to imports: returns at once when none runs, else when the last has ended, or after a while.</summary>
    public async Task GiveWayAsync(TimeSpan atMost, TimeProvider time, CancellationToken ct)
    {
        Task? over;
        lock (_lock)
            over = _over?.Task;
        if (over is null)
            return;
        try
        {
            await over.WaitAsync(atMost, time, ct);
        }
        catch (TimeoutException)
        {
            // It has given way for long enough.
        }
    }

    private void End()
    {
        lock (_lock)
        {
            if (--_running > 0)
                return;
            _over!.SetResult();
            _over = null;
        }
    }

    private sealed class Mark(ImportTraffic traffic) : IDisposable
    {
        public void Dispose() => traffic.End();
    }
}
