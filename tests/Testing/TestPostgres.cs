using Exchange.LocalServers;
using Npgsql;

namespace Exchange.Testing;

/// <summary>
/// The PostgreSQL server of a test run: the one named by EXCHANGE_TEST_POSTGRES, or a private one, started at first use and ended
/// with the process.
/// </summary>
public static class TestPostgres
{
    private static readonly Lazy<Task<Func<string, string>>> Server = new(StartAsync);

    /// <summary>A connection string for a database that does not exist yet.</summary>
    public static async Task<string> NewDatabaseAsync() => (await Server.Value)($"test_{Guid.NewGuid():N}");

    private static async Task<Func<string, string>> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("EXCHANGE_TEST_POSTGRES") is { Length: > 0 } named)
            return database => new NpgsqlConnectionStringBuilder(named) { Database = database, MaxPoolSize = 20 }.ToString();

        var folder = new TempFolder();
        var server = await LocalPostgres.StartAsync(folder.Path, new Dictionary<string, string> { ["fsync"] = "off", ["max_connections"] = "200" });
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
            folder.Dispose();
        };
        return database => server.ConnectionString(database) + ";Maximum Pool Size=20";
    }
}
