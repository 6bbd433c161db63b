using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Exchange.Hosting.Storage;

/// <summary>
/// Brings a node's database to the newest migration. Instances of one node may do so at the same time: one migrates, the others
/// wait and find it done.
/// </summary>
internal static class NodeMigrator
{
    public const string HistoryTable = "migrations";

    // Any constant number will do, as long as nobody else in the database uses it; these are the letters "exchange".
    private const long PostgresLock = 0x65786368616E6765;

    public static async Task MigrateAsync<TDb>(NodeDatabase<TDb> database, CancellationToken ct)
        where TDb : NodeDb
    {
        await (database.IsPostgres ? MigratePostgresAsync(database, ct) : MigrateSqliteAsync(database, ct)).ConfigureAwait(false);
        database.Readiness.Set();
    }

    private static async Task MigratePostgresAsync<TDb>(NodeDatabase<TDb> database, CancellationToken ct)
        where TDb : NodeDb
    {
        await using var db = database.CreateContext();
        await CreateDatabaseAsync(db, ct).ConfigureAwait(false);

        // Held by a transaction, not by a session, so that it also works through a transaction-pooling proxy and ends with its connection.
        await using var connection = await database.PostgresSource!.OpenConnectionAsync(ct).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        await using var take = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection, transaction) { Parameters = { new() { Value = PostgresLock } } };
        take.CommandTimeout = 0;
        await take.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        await db.Database.MigrateAsync(ct).ConfigureAwait(false);
    }

    private static async Task CreateDatabaseAsync(NodeDb db, CancellationToken ct)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(ct).ConfigureAwait(false))
            return;
        try
        {
            await creator.CreateAsync(ct).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another instance was quicker.
        }
    }

    private static async Task MigrateSqliteAsync<TDb>(NodeDatabase<TDb> database, CancellationToken ct)
        where TDb : NodeDb
    {
        await using var db = database.CreateContext();
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            Directory.CreateDirectory(folder);

        using var turn = await database.EnterWriterAsync(ct).ConfigureAwait(false);
        await using var held = await LockFileAsync(file + ".migrate", ct).ConfigureAwait(false);
        await db.Database.OpenConnectionAsync(ct).ConfigureAwait(false);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", ct).ConfigureAwait(false);

        // EF Core's own lock is a table that outlives a process killed while it migrates, and then blocks for ever. Ours is held: it is stale.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock;", ct).ConfigureAwait(false);
        await db.Database.MigrateAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Takes a file that the operating system frees when its holder dies.</summary>
    private static async Task<FileStream> LockFileAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), ct).ConfigureAwait(false);
            }
        }
    }
}
