using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Exchange.Hosting.Storage;

/// <summary>
/// Keeps open connections with their prepared statements: as many as readers have worked at a time. Opening one through EF Core registers
/// functions and sets pragmas anew, which costs ten times as much as the reading.
/// </summary>
internal sealed class SqlitePlainReader(string connectionString) : IPlainReader
{
    private readonly ConcurrentBag<Reader> _idle = [];
    private readonly string _connectionString = new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString();
    private volatile bool _disposed;

    public Task<List<T>> ReadAsync<T>(PlainQuery<T> query, object[] parameters, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!_idle.TryTake(out var reader))
            reader = new Reader(_connectionString);
        try
        {
            var rows = reader.Read(query, parameters);
            Return(reader);
            return Task.FromResult(rows);
        }
        catch
        {
            // What has failed once is not trusted with the next query.
            reader.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var reader))
            reader.Dispose();
    }

    private void Return(Reader reader)
    {
        _idle.Add(reader);
        if (_disposed)
            Dispose();
    }

    private sealed class Reader : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

        public Reader(string connectionString)
        {
            _connection = new SqliteConnection(connectionString);
            _connection.Open();
            using var pragmas = _connection.CreateCommand();
            pragmas.CommandText = "PRAGMA query_only = ON; PRAGMA busy_timeout = 10000;";
            pragmas.ExecuteNonQuery();
        }

        public List<T> Read<T>(PlainQuery<T> query, object[] parameters)
        {
            var command = Prepared(query.Sql, parameters.Length);
            for (var i = 0; i < parameters.Length; i++)
                command.Parameters[i].Value = parameters[i];
            var rows = new List<T>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add(query.Read(reader));
            return rows;
        }

        public void Dispose() => _connection.Dispose();

        private SqliteCommand Prepared(string sql, int parameters)
        {
            if (_prepared.TryGetValue(sql, out var known))
                return known;
            var command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= parameters; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            _prepared.Add(sql, command);
            return command;
        }
    }
}
