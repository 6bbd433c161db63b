using System.Text;

namespace Exchange.Hosting.Storage;

/// <summary>Writes a unit's audit entries in one statement for each five hundred.</summary>
internal static class AuditWriter
{
    private const int Batch = 500;

    public static async Task WriteAsync(UnitOfWork unit, IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        foreach (var batch in entries.Chunk(Batch))
        {
            await using var insert = unit.Command(Statement(batch.Length));
            insert.Add(unit, "time", unit.Now);
            insert.Add(unit, "actor", unit.Actor);
            for (var i = 0; i < batch.Length; i++)
            {
                insert.Add(unit, $"id{i}", batch[i].Id);
                insert.Add(unit, $"action{i}", batch[i].Action);
                insert.Add(unit, $"subject{i}", batch[i].Subject);
            }

            await insert.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        }
    }

    private static string Statement(int rows)
    {
        var sql = new StringBuilder("INSERT INTO audit (id, time, actor, action, subject) VALUES ");
        for (var i = 0; i < rows; i++)
            sql.Append(i == 0 ? "" : ", ").Append($"(@id{i}, @time, @actor, @action{i}, @subject{i})");
        return sql.ToString();
    }
}
