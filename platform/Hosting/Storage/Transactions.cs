using Exchange.Hosting.Faults;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Security;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Storage;

/// <summary>
/// Runs units of work: opens the transaction, saves, commits, wakes what waits for the commit. A unit that met another
/// transaction or lost its
/// connection is run again as a whole, so the work must change nothing but its unit.
/// </summary>
/// <remarks>
/// PostgreSQL runs at READ COMMITTED: constraints and row versions decide races, not the isolation level. SQLite has one writer.
/// </remarks>
public sealed partial class Transactions<TDb>
    where TDb : NodeDb
{
    private readonly NodeDatabase<TDb> _database;
    private readonly IOutbox _outbox;
    private readonly IdentityVault _vault;
    private readonly TimeProvider _time;
    private readonly IFailpoints _failpoints;

    internal Transactions(NodeDatabase<TDb> database, IOutbox outbox, IdentityVault vault, TimeProvider time, IFailpoints failpoints) =>
        (_database, _outbox, _vault, _time, _failpoints) = (database, outbox, vault, time, failpoints);

    /// <summary>Runs a unit for a job, an import or a consumer.</summary>
    /// <param name="actor">Who does it, for the audit: a job's or node's name.</param>
    /// <param name="work">The work; run again as a whole after contention.</param>
    /// <param name="ct">Ends it before the commit.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer. When the connection broke during the commit
    /// itself, the unit may have been
    /// committed all the same: the work must find out by itself when it is done again.</exception>
    public Task<T> RunAsync<T>(string actor, Func<UnitOfWork<TDb>, Task<T>> work, CancellationToken ct) =>
        RunAsync(actor, mayRepeatCommit: false, work, ct);

    /// <inheritdoc cref="RunAsync{T}(string, Func{UnitOfWork{TDb}, Task{T}}, CancellationToken)"/>
    public Task RunAsync(string actor, Func<UnitOfWork<TDb>, Task> work, CancellationToken ct) => RunAsync(
        actor,
        async unit =>
        {
            await work(unit).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>Reads outside of any transaction, tracking nothing. Each query sees its own moment.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer.</exception>
    public Task<T> ReadAsync<T>(Func<TDb, Task<T>> query, CancellationToken ct) => ReadAsync(
        (_database, query),
        static async read =>
        {
            await using var db = read._database.CreateContext();
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            return await read.query(db).ConfigureAwait(false);
        },
        ct);

    /// <summary>Reads past EF Core, for the few queries that are asked with every call.</summary>
    /// <param name="query">The query.</param>
    /// <param name="parameters">Its parameters, in order, as the database keeps such values.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer.</exception>
    public Task<List<T>> QueryAsync<T>(PlainQuery<T> query, object[] parameters, CancellationToken ct) => ReadAsync(
        (_database.PlainReader, query, parameters, ct),
        static read => read.PlainReader.ReadAsync(read.query, read.parameters, read.ct),
        ct);

    private async Task<T> ReadAsync<TRead, T>(TRead read, Func<TRead, Task<T>> query, CancellationToken ct)
    {
        _database.Readiness.ThrowUnlessReady();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await query(read).ConfigureAwait(false);
            }
            catch (Exception e) when (DatabaseErrors.Classify(e) is DatabaseTrouble.Unavailable or DatabaseTrouble.Contention)
            {
                await PauseOrGiveUpAsync(e, attempt, ct).ConfigureAwait(false);
            }
        }
    }

    private async Task<T> RunAsync<T>(string actor, bool mayRepeatCommit, Func<UnitOfWork<TDb>, Task<T>> work, CancellationToken ct)
    {
        _database.Readiness.ThrowUnlessReady();
        for (var attempt = 1; ; attempt++)
        {
            var committing = false;
            try
            {
                return await RunOnceAsync(actor, work, Committing, ct).ConfigureAwait(false);
            }
            catch (Exception e) when (DatabaseErrors.Classify(e) is var trouble and not DatabaseTrouble.None)
            {
                // Whether the commit took place is unknown then, and only a caller that can tell may try again.
                if (trouble == DatabaseTrouble.Unavailable && committing && !mayRepeatCommit)
                    throw new StorageUnavailableException(e);
                if (trouble == DatabaseTrouble.Duplicate && (attempt > 1 || _database.Options.Attempts == 1))
                    throw;
                await PauseOrGiveUpAsync(e, attempt, ct).ConfigureAwait(false);
            }

            void Committing()
            {
                _failpoints.Pass(Failpoint.BeforeCommit);
                committing = true;
            }
        }
    }

    private async Task<T> RunOnceAsync<T>(string actor, Func<UnitOfWork<TDb>, Task<T>> work, Action committing, CancellationToken ct)
    {
        UnitOfWork<TDb> unit;
        T result;
        using (OneAtATime.Enter())
        using (await _database.EnterWriterAsync(ct).ConfigureAwait(false))
        {
            await using var db = _database.CreateContext();
            db.Database.AutoSavepointsEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync(ct).ConfigureAwait(false);
            unit = new UnitOfWork<TDb>(db, _database.IsPostgres, _time.GetUtcNow(), actor, _outbox);
            result = await work(unit).ConfigureAwait(false);
            await unit.CommitAsync(committing, ct).ConfigureAwait(false);
        }

        _failpoints.Pass(Failpoint.AfterCommit);
        unit.Committed();
        return result;
    }

    /// <summary>
    /// Refuses a unit inside of a unit: on SQLite it would wait for itself, on PostgreSQL it would commit what the outer one may
    /// roll back.
    /// </summary>
    private sealed class OneAtATime : IDisposable
    {
        private static readonly AsyncLocal<OneAtATime?> Flow = new();
        private bool _ended;

        public static OneAtATime Enter() => Flow.Value is null or { _ended: true }
            ? Flow.Value = new OneAtATime()
            : throw new InvalidOperationException("A unit of work is already open here. Use it, or begin the other one after it.");

        public void Dispose() => _ended = true;
    }

    private async Task PauseOrGiveUpAsync(Exception cause, int attempt, CancellationToken ct)
    {
        if (attempt >= _database.Options.Attempts)
            throw new StorageUnavailableException(cause);

        // 10, 40, 160 … ms, half of it by chance, so that those who met do not meet again.
        var pause = TimeSpan.FromMilliseconds(10 << (2 * (attempt - 1))) * (0.5 + Random.Shared.NextDouble() / 2);
        await Task.Delay(pause, ct).ConfigureAwait(false);
    }
}
