using System.Data.Common;
using Exchange.CivilAffairs.Domain.Register;
using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Exchange.CivilAffairs.Register;

/// <summary>
/// Inserts many entries without the change tracker: COPY on PostgreSQL, one prepared statement on SQLite. Columns and conversions are those
/// of the model, so that a new property is written here without being named here.
/// </summary>
internal static class BulkInsert
{
    public static Task WriteAsync(UnitOfWork<CivilAffairsDb> unit, IReadOnlyList<ChildRecord> records, CancellationToken ct)
    {
        if (records.Count == 0)
            return Task.CompletedTask;
        var columns = unit.Db.Model.FindEntityType(typeof(ChildRecord))!.GetProperties().Select(p => new Column(p)).ToList();
        return unit.Connection is NpgsqlConnection postgres
            ? CopyAsync(postgres, columns, records, ct)
            : InsertAsync(unit, columns, records, ct);
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection, List<Column> columns, IReadOnlyList<ChildRecord> records, CancellationToken ct)
    {
        var names = string.Join(", ", columns.Select(c => c.Name));
        var sql = $"COPY {ChildTables.Table} ({names}) FROM STDIN (FORMAT BINARY)";
        await using var copy = await connection.BeginBinaryImportAsync(sql, ct);
        foreach (var record in records)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in columns)
            {
                if (column.ValueOf(record) is { } value)
                    await copy.WriteAsync(value, column.Type, ct);
                else
                    await copy.WriteNullAsync(ct);
            }
        }

        await copy.CompleteAsync(ct);
    }

    // SQLite works in this process: its asynchronous methods are the synchronous ones.
    private static Task InsertAsync(UnitOfWork unit, List<Column> columns, IReadOnlyList<ChildRecord> records, CancellationToken ct)
    {
        var (names, values) = (string.Join(", ", columns.Select(c => c.Name)), string.Join(", ", columns.Select(c => $"@{c.Name}")));
        using var command = unit.Connection.CreateCommand();
        command.Transaction = unit.Transaction;
        command.CommandText = $"INSERT INTO {ChildTables.Table} ({names}) VALUES ({values})";
        var parameters = columns.ConvertAll(c => c.AddTo(command));
        command.Prepare();
        foreach (var record in records)
        {
            ct.ThrowIfCancellationRequested();
            for (var i = 0; i < columns.Count; i++)
                parameters[i].Value = columns[i].ValueOf(record) ?? DBNull.Value;
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
        public object? ValueOf(ChildRecord record)
        {
            var value = property.GetGetter().GetClrValue(record);
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
