using System.Collections.Concurrent;

namespace Exchange.Hosting;

/// <summary>The bells of a node's jobs.</summary>
internal sealed class JobSignals : IWake
{
    private readonly ConcurrentDictionary<Type, JobSignal> _signals = new();

    public JobSignal Of(Type job) => _signals.GetOrAdd(job, _ => new JobSignal());

    public void Wake<TJob>()
        where TJob : IJob => Of(typeof(TJob)).Ring();
}

/// <summary>A bell that stays rung until somebody has heard it.</summary>
internal sealed class JobSignal
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        lock (_rung)
        {
            if (_rung.CurrentCount == 0)
                _rung.Release();
        }
    }

    /// <summary>Waits for the bell or for the time, whichever comes first.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var bell = _rung.WaitAsync(either.Token);
        var timeout = Task.Delay(atMost, time, either.Token);
        await Task.WhenAny(bell, timeout).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        await bell.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }
}
