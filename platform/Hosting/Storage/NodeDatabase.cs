using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Exchange.Hosting.Storage;

/// <summary>Opens the node's database: the provider, the pool of contexts, and for SQLite the one-writer gate. One per node.</summary>
public sealed class NodeDatabase<TDb> : IDisposable, IAsyncDisposable
    where TDb : NodeDb
{
    private readonly NpgsqlDataSource? _postgres;
    private readonly SqliteWriterGate? _gate;
    private readonly PooledDbContextFactory<TDb> _contexts;

    public NodeDatabase(DatabaseOptions options)
    {
        Options = options;
        var builder = new DbContextOptionsBuilder<TDb>()
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
        if (options.IsPostgres)
        {
            _postgres = Postgres.Open(options.ConnectionString);
            Postgres.Configure(builder, _postgres);
            PlainReader = new PostgresPlainReader(_postgres);
        }
        else
        {
            var file = Sqlite.Configure(builder, options.ConnectionString);
            _gate = SqliteWriterGate.Of(file);
            PlainReader = new SqlitePlainReader(options.ConnectionString);
        }

        _contexts = new PooledDbContextFactory<TDb>(builder.Options, poolSize: 256);
    }

    /// <summary>The settings that this database was opened with.</summary>
    public DatabaseOptions Options { get; }

    internal DatabaseReadiness Readiness { get; } = new();

    internal IPlainReader PlainReader { get; }

    /// <summary>True for PostgreSQL, false for SQLite: for statements that the two spell differently.</summary>
    public bool IsPostgres => _postgres is not null;

    /// <summary>The source of PostgreSQL connections, for statements outside of any unit (LISTEN); null for SQLite.</summary>
    public NpgsqlDataSource? PostgresSource => _postgres;

    /// <summary>The name of the table that keeps an entity, for statements in plain SQL.</summary>
    public string TableOf<TEntity>()
    {
        using var db = CreateContext();
        return db.Model.FindEntityType(typeof(TEntity))?.GetTableName()
            ?? throw new InvalidOperationException($"{typeof(TDb).Name} keeps no {typeof(TEntity).Name}.");
    }

    /// <summary>A context of the pool, for reading. Dispose it. Writes belong in <see cref="Transactions{TDb}"/>.</summary>
    public TDb CreateContext() => _contexts.CreateDbContext();

    internal ValueTask<SqliteWriterGate.Turn> EnterWriterAsync(CancellationToken ct) => _gate is null ? default : _gate.EnterAsync(ct);

    /// <summary>Runs one statement that commits by itself.</summary>
    /// <returns>The number of rows changed.</returns>
    /// <exception cref="StorageUnavailableException">The database did not answer.</exception>
    internal async Task<int> ExecuteAsync(FormattableString statement, CancellationToken ct)
    {
        Readiness.ThrowUnlessReady();
        try
        {
            using var turn = await EnterWriterAsync(ct).ConfigureAwait(false);
            await using var db = CreateContext();
            return await db.Database.ExecuteSqlAsync(statement, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (DatabaseErrors.Classify(e) is DatabaseTrouble.Unavailable or DatabaseTrouble.Contention)
        {
            throw new StorageUnavailableException(e);
        }
    }

    public void Dispose()
    {
        PlainReader.Dispose();
        _postgres?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        PlainReader.Dispose();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
    }
}
