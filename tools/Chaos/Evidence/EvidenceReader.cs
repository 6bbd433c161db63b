using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Exchange.Chaos;

/// <summary>Reads a node's database with statements of its own, so that it does not believe what the product believes.</summary>
/// <param name="provider"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="connectionString">How to reach it, past any proxy.</param>
public sealed class EvidenceReader(string provider, string connectionString)
{
    /// <summary>Reads everything that the invariants speak of. The tables of referrals are read where there are any.</summary>
    public async Task<NodeEvidence> ReadAsync(string node, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        var evidence = new NodeEvidence(node)
        {
            Outbox = await ListAsync(
                "SELECT id, kind, type, subject, state, next_attempt_time IS NULL FROM outbox",
                r => new SentLine(Id(r, 0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), Truth(r, 5))),
            Inbox = await ListAsync("SELECT message_id, consumer FROM inbox", r => new AppliedLine(Id(r, 0), r.GetString(1))),
            Shelf = await ListAsync(
                "SELECT message_id, type, parked, reason FROM held_messages",
                r => new ShelvedLine(Id(r, 0), r.GetString(1), Truth(r, 2), r.GetString(3))),
            Requests = await ListAsync(
                "SELECT method, request_id, response IS NOT NULL FROM requests", r => new RequestLine(r.GetString(0), Id(r, 1), Truth(r, 2))),
            Audit = await ListAsync(
                "SELECT id, time, actor, action, subject, sequence, hash FROM audit",
                r => new AuditLine(
                    Id(r, 0), Microseconds(r.GetValue(1)), r.GetString(2), r.GetString(3), r.GetString(4),
                    r.IsDBNull(5) ? null : r.GetInt64(5), r.IsDBNull(6) ? null : (byte[])r.GetValue(6))),
        };
        if (!node.StartsWith("civilaffairs", StringComparison.Ordinal)) return evidence;

        return evidence with
        {
            Timeline = await ListAsync(
                "SELECT sequence, referral_id, side, leg, state, kind FROM referral_events ORDER BY sequence",
                r => new TimelineLine(r.GetInt64(0), Id(r, 1), (Side)r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetString(5))),
            Sides = [.. await SidesAsync(Side.Residence, "outgoing_referrals"), .. await SidesAsync(Side.Hukou, "incoming_referrals")],
            Protections = await ListAsync("SELECT referral_id FROM protections", r => Id(r, 0)),
        };

        Task<List<SideLine>> SidesAsync(Side side, string table) => ListAsync(
            $"SELECT id, leg, state, sent_version, received_version, version FROM {table}",
            r => new SideLine(Id(r, 0), side, r.GetInt32(1), r.GetInt32(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5)));

        async Task<List<T>> ListAsync<T>(string sql, Func<DbDataReader, T> read)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync(ct);
            var lines = new List<T>();
            while (await reader.ReadAsync(ct)) lines.Add(read(reader));
            return lines;
        }
    }

    /// <summary>
    /// How many things the node still has to do by itself: messages to send or to try again, entries to link into the audit's chain.
    /// </summary>
    public async Task<long> UnfinishedAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT (SELECT count(*) FROM outbox WHERE next_attempt_time IS NOT NULL)
                + (SELECT count(*) FROM held_messages WHERE NOT parked) + (SELECT count(*) FROM audit WHERE sequence IS NULL)
            """;
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }

    /// <summary>Every table with everything in it, as the database would give it to somebody who dumps it.</summary>
    public async IAsyncEnumerable<(string Table, byte[] Bytes)> DumpAsync()
    {
        await using var connection = await OpenAsync(CancellationToken.None);
        var tables = new List<string>();
        await using (var list = connection.CreateCommand())
        {
            list.CommandText = connection is NpgsqlConnection
                ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                : "SELECT name FROM sqlite_master WHERE type = 'table'";
            await using var names = await list.ExecuteReaderAsync();
            while (await names.ReadAsync()) tables.Add(names.GetString(0));
        }

        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            var bytes = new MemoryStream();
            while (await rows.ReadAsync())
            {
                for (var column = 0; column < rows.FieldCount; column++) bytes.Write(Bytes(rows.GetValue(column)));
                bytes.WriteByte((byte)'\n');
            }

            yield return (table, bytes.ToArray());
        }
    }

    private async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        DbConnection connection = provider == "postgres"
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString())
            : new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        return connection;
    }

    // SQLite keeps a UUID as text and a truth as a number.
    private static Guid Id(DbDataReader reader, int column) => reader.GetValue(column) is Guid id ? id : Guid.Parse(reader.GetString(column));

    private static bool Truth(DbDataReader reader, int column) => Convert.ToBoolean(reader.GetValue(column), CultureInfo.InvariantCulture);

    private static long Microseconds(object value) => value is DateTime time
        ? (time.ToUniversalTime().Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond
        : (long)value;

    private static byte[] Bytes(object value) => value switch
    {
        byte[] bytes => bytes,
        DBNull => [],
        _ => System.Text.Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture) + "\t"),
    };
}
