using System.Data.Common;
using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Exchange.Testing;

/// <summary>
/// Proves that hand-written migrations make what the model expects: one database is made by the migrations, another from the
/// model alone, and the
/// servers are asked what they have.
/// </summary>
public static class SchemaAgreement
{
    /// <summary>What differs between the two, one line each; empty when they agree.</summary>
    /// <param name="provider"><c>sqlite</c> or <c>postgres</c>.</param>
    public static async Task<IReadOnlyList<string>> DifferencesAsync<TDb>(string provider)
        where TDb : NodeDb
    {
        await using var migrated = await TestDatabase<TDb>.CreateAsync(provider);
        await using var modelled = await TestDatabase<TDb>.CreateEmptyAsync(provider);
        await using (var db = modelled.Database.CreateContext())
        {
            if (provider == "postgres")
                await db.GetService<IRelationalDatabaseCreator>().CreateAsync();
            await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
        }

        var byMigrations = await DescribeAsync(migrated.Database, provider);
        var byModel = await DescribeAsync(modelled.Database, provider);
        return
        [
            .. byModel.Except(byMigrations).Select(line => $"missing in the migrations: {line}"),
            .. byMigrations.Except(byModel).Select(line => $"not in the model: {line}"),
        ];
    }

    private static async Task<List<string>> DescribeAsync<TDb>(NodeDatabase<TDb> database, string provider)
        where TDb : NodeDb
    {
        await using var db = database.CreateContext();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = provider == "postgres" ? PostgresSchema : SqliteSchema;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(Line(reader));
        return lines;
    }

    private static string Line(DbDataReader reader) =>
        string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : reader.GetValue(i).ToString()));

    private const string SqliteSchema = """
        SELECT 'column', t.name, c.name, c.type, CASE WHEN c."notnull" THEN 'not null' ELSE 'null' END, c.pk, coalesce(c.dflt_value, '')
        FROM sqlite_master t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT IN ('migrations', '__EFMigrationsLock')
        UNION ALL
        SELECT 'index', tbl_name, name, replace(sql, char(10), ' '), '', 0, '' FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
        UNION ALL
        SELECT 'foreign key', t.name, f."from", f."table", f."to", f.seq, f.on_delete
        FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
        """;

    private const string PostgresSchema = """
        SELECT 'column', table_name::text, column_name::text, format('%s %s %s', data_type, numeric_precision, numeric_scale),
               CASE is_nullable WHEN 'NO' THEN 'not null' ELSE 'null' END, coalesce(column_default, '') || is_identity
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'
        UNION ALL
        SELECT 'index', tablename::text, indexname::text, indexdef, '', '' FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations'
        UNION ALL
        SELECT 'constraint', conrelid::regclass::text, conname::text, pg_get_constraintdef(oid), '', ''
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'migrations'
        """;
}
