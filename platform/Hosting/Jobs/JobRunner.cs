using Exchange.Hosting.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting;

/// <summary>Runs one job for as long as the node lives.</summary>
internal sealed partial class JobRunner<TJob>(
    TJob job, JobSignals signals, ILeases leases, DatabaseReadiness database, TimeProvider time, ILogger<TJob> log, bool exclusive) : BackgroundService
    where TJob : IJob
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan OtherInstanceRuns = TimeSpan.FromSeconds(3);
    private readonly string _name = typeof(TJob).Name;
    private readonly JobSignal _signal = signals.Of(typeof(TJob));

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        // Leaves the starting thread to the next service: a job may begin with long synchronous work.
        await Task.Yield();
        await database.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var failures = 0;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    var pause = exclusive ? await RunAloneAsync(stop).ConfigureAwait(false) : await job.RunAsync(stop).ConfigureAwait(false);
                    failures = 0;
                    if (pause > TimeSpan.Zero)
                        await _signal.WaitAsync(pause < LongestPause ? pause : LongestPause, time, stop).ConfigureAwait(false);
                }
                catch (Exception e) when (!stop.IsCancellationRequested)
                {
                    var pause = Backoff.After(++failures);
                    if (e is StorageUnavailableException or LeaseLostException)
                        StoppedByStorage(_name, pause.TotalSeconds, e.GetBaseException().GetType().Name);
                    else
                        Failed(e, _name, pause.TotalSeconds);

                    // The bell is not heard here: what fails is not to be done faster because there is more of it.
                    await Task.Delay(pause, time, stop).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The node stops.
        }
    }

    private async Task<TimeSpan> RunAloneAsync(CancellationToken stop)
    {
        await using var lease = await leases.TryAcquireAsync($"job/{_name}", stop).ConfigureAwait(false);
        if (lease is null)
            return OtherInstanceRuns;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
        try
        {
            return await job.RunAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (lease.Lost.IsCancellationRequested)
        {
            throw new LeaseLostException(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} cannot reach the database ({Cause}); next try in {Seconds:F1} s.")]
    private partial void StoppedByStorage(string job, double seconds, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed; next try in {Seconds:F1} s.")]
    private partial void Failed(Exception exception, string job, double seconds);
}
