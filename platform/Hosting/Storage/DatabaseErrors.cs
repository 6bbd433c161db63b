using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace Exchange.Hosting.Storage;

/// <summary>What an exception says about the database.</summary>
internal enum DatabaseTrouble
{
    /// <summary>Nothing: the fault lies elsewhere.</summary>
    None,

    /// <summary>Another transaction got in the way. The same work done again will see what that one did.</summary>
    Contention,

    /// <summary>
    /// A uniqueness rule was broken: by a race, in which case the work done again finds the winner's row and can explain it, or
    /// by a mistake.
    /// </summary>
    Duplicate,

    /// <summary>The database does not answer, or cannot write.</summary>
    Unavailable,
}

internal static class DatabaseErrors
{
    public static DatabaseTrouble Classify(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            var trouble = exception switch
            {
                StorageUnavailableException => DatabaseTrouble.Unavailable,
                DbUpdateConcurrencyException => DatabaseTrouble.Contention,
                PostgresException postgres => Classify(postgres),
                NpgsqlException { IsTransient: true } => DatabaseTrouble.Unavailable,
                NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => DatabaseTrouble.Unavailable,
                SqliteException sqlite => Classify(sqlite),
                _ => DatabaseTrouble.None,
            };
            if (trouble != DatabaseTrouble.None)
                return trouble;
        }

        return DatabaseTrouble.None;
    }

    private static DatabaseTrouble Classify(PostgresException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => DatabaseTrouble.Duplicate,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable => DatabaseTrouble.Contention,
        PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.ReadOnlySqlTransaction => DatabaseTrouble.Unavailable,
        _ when exception.SqlState[..2] is "08" or "53" or "57" or "58" => DatabaseTrouble.Unavailable,
        // An internal error that ends the connection is the server's own: a session that cannot begin on a full disk is one.
        _ when exception.SqlState[..2] == "XX" && exception.InvariantSeverity is "FATAL" or "PANIC" => DatabaseTrouble.Unavailable,
        _ => DatabaseTrouble.None,
    };

    private static DatabaseTrouble Classify(SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_CONSTRAINT when exception.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY => DatabaseTrouble.Duplicate,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => DatabaseTrouble.Contention,
        raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY => DatabaseTrouble.Unavailable,
        _ => DatabaseTrouble.None,
    };
}
