using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Storage;

/// <summary>Lets one instance of a node at a time do a named thing.</summary>
internal interface ILeases
{
    /// <summary>Takes the lease if nobody holds it or its holder let it expire.</summary>
    /// <returns>The lease, renewed until disposed; null when somebody else holds it.</returns>
    Task<Lease?> TryAcquireAsync(string name, CancellationToken ct);
}

/// <summary>A held lease. Disposing gives it back.</summary>
internal sealed class Lease : IAsyncDisposable
{
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _done = new();
    private readonly Func<Task> _release;
    private readonly Task _renewal;

    public Lease(Func<CancellationTokenSource, CancellationToken, Task> renew, Func<Task> release)
    {
        _release = release;
        _renewal = Task.Run(() => renew(_lost, _done.Token));
    }

    /// <summary>Cancelled when the lease could not be renewed in time: somebody else may hold it then.</summary>
    public CancellationToken Lost => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync().ConfigureAwait(false);
        await _renewal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_lost.IsCancellationRequested)
            await _release().ConfigureAwait(false);
        _lost.Dispose();
        _done.Dispose();
    }
}

/// <summary>The lease of an exclusive job went to somebody else while it ran.</summary>
internal sealed class LeaseLostException(Exception cause) : Exception("The lease was lost.", cause);

/// <summary>
/// Leases as rows. On PostgreSQL the database's clock decides, since the instances' clocks may differ; a SQLite file has one
/// machine and its clock.
/// </summary>
internal sealed class Leases<TDb>(NodeDatabase<TDb> database, string holder, TimeProvider time) : ILeases
    where TDb : NodeDb
{
    /// <summary>How long a lease outlives a holder that died.</summary>
    public TimeSpan Term { get; init; } = TimeSpan.FromSeconds(30);

    public async Task<Lease?> TryAcquireAsync(string name, CancellationToken ct)
    {
        if (!await TakeAsync(name, ct).ConfigureAwait(false))
            return null;
        return new Lease((lost, done) => RenewAsync(name, lost, done), () => ReleaseAsync(name));
    }

    private async Task RenewAsync(string name, CancellationTokenSource lost, CancellationToken done)
    {
        var heldUntil = Environment.TickCount64 + (long)Term.TotalMilliseconds;
        while (!done.IsCancellationRequested)
        {
            await Task.Delay(Term / 3, done).ConfigureAwait(false);
            var asked = Environment.TickCount64;
            try
            {
                if (!await TakeAsync(name, done).ConfigureAwait(false))
                {
                    await lost.CancelAsync().ConfigureAwait(false);
                    return;
                }

                heldUntil = asked + (long)Term.TotalMilliseconds;
            }
            catch (StorageUnavailableException)
            {
                if (Environment.TickCount64 + Term.TotalMilliseconds / 3 < heldUntil)
                    continue;
                await lost.CancelAsync().ConfigureAwait(false);
                return;
            }
        }
    }

    private async Task<bool> TakeAsync(string name, CancellationToken ct)
    {
        var statement = database.IsPostgres ? TakeByDatabaseClock(name) : TakeByOurClock(name, time.GetUtcNow());
        return await database.ExecuteAsync(statement, ct).ConfigureAwait(false) == 1;
    }

    private FormattableString TakeByDatabaseClock(string name) =>
        $"""
         INSERT INTO leases (name, holder, expire_time) VALUES ({name}, {holder}, clock_timestamp() + {Term})
         ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expire_time = excluded.expire_time
         WHERE leases.holder = excluded.holder OR leases.expire_time <= clock_timestamp()
         """;

    private FormattableString TakeByOurClock(string name, DateTimeOffset now) =>
        $"""
         INSERT INTO leases (name, holder, expire_time) VALUES ({name}, {holder}, {now + Term})
         ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expire_time = excluded.expire_time
         WHERE leases.holder = excluded.holder OR leases.expire_time <= {now}
         """;

    private async Task ReleaseAsync(string name)
    {
        try
        {
            await database.ExecuteAsync($"DELETE FROM leases WHERE name = {name} AND holder = {holder}", CancellationToken.None).ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            // It expires by itself.
        }
    }
}
