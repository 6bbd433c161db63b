using Exchange.LocalServers;
using Npgsql;

namespace Exchange.Cli.Cluster;

/// <summary>One database for each node: a SQLite file, or a database of a private PostgreSQL server.</summary>
internal sealed class Databases(string directory, LocalPostgres? postgres) : IAsyncDisposable
{
    /// <summary>The private server; null with SQLite.</summary>
    public LocalPostgres? Postgres => postgres;

    /// <param name="options">Where and what.</param>
    /// <param name="settings">Settings of the PostgreSQL server, where one is started.</param>
    public static async Task<Databases> StartAsync(ClusterOptions options, IReadOnlyDictionary<string, string>? settings = null)
    {
        Directory.CreateDirectory(options.Directory);
        if (options.Database != "postgres")
            return new(options.Directory, null);
        return new(options.Directory, await LocalPostgres.StartAsync(Path.Combine(options.Directory, "postgres"), settings));
    }

    /// <summary>The connection string of a node's database, which is made when it is not there.</summary>
    public async Task<string> ConnectionStringAsync(NodeSpec node)
    {
        if (postgres is null)
            return $"Data Source={Path.Combine(directory, node.Name + ".db")}";

        var name = node.DatabaseName;
        await using var connection = new NpgsqlConnection(postgres.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var exists = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await exists.ExecuteScalarAsync() is 0L)
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
            await create.ExecuteNonQueryAsync();
        }
        return postgres.ConnectionString(name);
    }

    public ValueTask DisposeAsync() => postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}
