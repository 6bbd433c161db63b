using Exchange.Hosting.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Start;

/// <summary>
/// Migrates the database before anything uses it. A database that is down does not stop the node from starting: it is live, not ready, and
/// tries again. A database that answers but cannot be migrated does.
/// </summary>
internal sealed partial class DatabaseStartup<TDb>(
    NodeDatabase<TDb> database, TimeProvider time, ILogger<DatabaseStartup<TDb>> log) : IHostedService, IDisposable
    where TDb : NodeDb
{
    private readonly CancellationTokenSource _stop = new();
    private Task _retries = Task.CompletedTask;

    public async Task StartAsync(CancellationToken ct)
    {
        if (!await TryMigrateAsync(ct).ConfigureAwait(false))
            _retries = RetryAsync();
    }

    public async Task StopAsync(CancellationToken ct)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _retries.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private async Task RetryAsync()
    {
        for (var failures = 1; !_stop.IsCancellationRequested; failures++)
        {
            var pause = Backoff.After(Math.Min(failures, 4));
            Unavailable(pause.TotalSeconds);
            await Task.Delay(pause, time, _stop.Token).ConfigureAwait(false);
            if (await TryMigrateAsync(_stop.Token).ConfigureAwait(false))
                return;
        }
    }

    private async Task<bool> TryMigrateAsync(CancellationToken ct)
    {
        try
        {
            await NodeMigrator.MigrateAsync(database, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (DatabaseErrors.Classify(e) is DatabaseTrouble.Unavailable or DatabaseTrouble.Contention)
        {
            Unreachable(e.GetBaseException().Message);
            return false;
        }

        Ready();
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer: {Cause}")]
    private partial void Unreachable(string cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The node starts without its database and is not ready; next try in {Seconds:F1} s.")]
    private partial void Unavailable(double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database is migrated and ready.")]
    private partial void Ready();
}
