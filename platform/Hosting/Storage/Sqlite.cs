using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Exchange.Hosting.Storage;

/// <summary>The embedded database: one file in WAL mode, flushed at every commit, one writer at a time.</summary>
internal static class Sqlite
{
    /// <returns>The database file.</returns>
    public static string Configure(DbContextOptionsBuilder builder, string connectionString)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString) { Pooling = true, ForeignKeys = true };
        builder
            .UseSqlite(connection.ToString(), sqlite => sqlite.MigrationsHistoryTable(NodeMigrator.HistoryTable))
            .AddInterceptors(Pragmas.Instance);
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(new SqliteInstants());
        return Path.GetFullPath(connection.DataSource);
    }

    /// <summary>Settings that SQLite keeps per connection. WAL, which the file itself keeps, is switched on when it is migrated.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static readonly Pragmas Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken ct)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;";
            command.ExecuteNonQuery();
        }
    }
}
