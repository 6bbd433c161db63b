using System.Data.Common;
using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Exchange.CivilAffairs.Register;

/// <summary>
/// Inserts many rows without the change tracker: COPY on PostgreSQL, one prepared statement on SQLite. Columns and conversions are those of
/// the model, so that a new property is written here without being named here.
/// </summary>
internal static class BulkInsert
{
    public static Task WriteAsync<TEntity>(UnitOfWork<CivilAffairsDb> unit, IReadOnlyList<TEntity> rows, CancellationToken ct)
        where TEntity : class
    {
        if (rows.Count == 0)
            return Task.CompletedTask;
        var type = unit.Db.Model.FindEntityType(typeof(TEntity))!;
        var columns = type.GetProperties().Select(p => new Column(p)).ToList();
        var (table, names) = (type.GetTableName(), string.Join(", ", columns.Select(c => c.Name)));
        return unit.Connection is NpgsqlConnection postgres
            ? CopyAsync(postgres, $"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)", columns, rows, ct)
            : InsertAsync(unit, $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", columns.Select(c => $"@{c.Name}"))})", columns, rows, ct);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string sql, List<Column> columns, IReadOnlyList<object> rows, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(sql, ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in columns)
            {
                if (column.ValueOf(row) is { } value)
                    await copy.WriteAsync(value, column.Type, ct);
                else
                    await copy.WriteNullAsync(ct);
            }
        }

        await copy.CompleteAsync(ct);
    }

    // SQLite works in this process: its asynchronous methods are the synchronous ones.
    private static Task InsertAsync(UnitOfWork<CivilAffairsDb> unit, string sql, List<Column> columns, IReadOnlyList<object> rows, CancellationToken ct)
    {
        using var command = unit.Connection.CreateCommand();
        command.Transaction = unit.Transaction;
        command.CommandText = sql;
        var parameters = columns.ConvertAll(c => c.AddTo(command));
        command.Prepare();
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            for (var i = 0; i < columns.Count; i++)
                parameters[i].Value = columns[i].ValueOf(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }

    private sealed class Column(IProperty property)
    {
        private readonly RelationalTypeMapping _mapping = property.GetRelationalTypeMapping();

        public string Name { get; } = property.GetColumnName();

        public string Type => _mapping.StoreType;

        /// <summary>The value as the database driver takes it.</summary>
        public object? ValueOf(object row)
        {
            var value = property.GetGetter().GetClrValue(row);
            return _mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }

        public DbParameter AddTo(DbCommand command)
        {
            var parameter = _mapping.CreateParameter(command, $"@{Name}", null, nullable: true);
            command.Parameters.Add(parameter);
            return parameter;
        }
    }
}
