using Npgsql;

namespace Exchange.Hosting.Storage;

/// <summary>Takes connections from the node's pool, which keep their prepared statements while they rest there.</summary>
internal sealed class PostgresPlainReader(NpgsqlDataSource source) : IPlainReader
{
    public async Task<List<T>> ReadAsync<T>(PlainQuery<T> query, object[] parameters, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(query.Sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        await command.PrepareAsync(ct).ConfigureAwait(false);
        await using var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct).ConfigureAwait(false))
            rows.Add(query.Read(reader));
        return rows;
    }

    public void Dispose()
    {
        // The pool belongs to the node's database.
    }
}
