using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Exchange.Hosting.Messaging;

/// <summary>One statement a batch, with arrays for its rows.</summary>
internal sealed class PostgresMessageStore : IMessageStore
{
    public Task<List<OutboxRow>> LeaseOutboxAsync(UnitOfWork unit, Lane lane, int max, DateTimeOffset until, CancellationToken ct) =>
        unit.Database.Set<OutboxRow>().FromSql(
            $"""
            WITH due AS MATERIALIZED (
                SELECT id FROM outbox
                WHERE next_attempt_time <= {unit.Now} AND (attempts > 0) = {lane == Lane.Retries}
                    AND (lease_until IS NULL OR lease_until <= {unit.Now})
                ORDER BY next_attempt_time, id LIMIT {max} FOR UPDATE SKIP LOCKED)
            UPDATE outbox o SET lease_until = {until} FROM due WHERE o.id = due.id RETURNING o.*
            """).AsNoTracking().ToListAsync(ct);

    public Task MarkOutboxAsync(UnitOfWork unit, IReadOnlyList<OutboxRow> rows, CancellationToken ct) => Command(
            unit,
            """
            UPDATE outbox o SET state = m.state, attempts = m.attempts, sendings = m.sendings, next_attempt_time = m.next_attempt_time,
                sent_time = m.sent_time, last_error = m.last_error, lease_until = NULL
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS m (id, state, attempts, sendings, next_attempt_time, sent_time, last_error)
            WHERE o.id = m.id AND o.state NOT IN ('Delivered', 'Parked')
            """,
            Ids(rows.Select(row => row.Id)),
            Texts(rows.Select(row => row.State.ToString())),
            Array(NpgsqlDbType.Integer, rows.Select(row => row.Attempts)),
            Array(NpgsqlDbType.Integer, rows.Select(row => row.Sendings)),
            Instants(rows.Select(row => row.NextAttemptTime)),
            Instants(rows.Select(row => row.SentTime)),
            Texts(rows.Select(row => row.LastError)))
        .ExecuteNonQueryAsync(ct);

    public Task AddToOutboxAsync(UnitOfWork unit, IReadOnlyList<OutboxRow> rows, CancellationToken ct) => Command(
            unit,
            """
            INSERT INTO outbox (id, kind, type, exchange, routing_key, body, subject, version, sender, addressee, correlation_id,
                causation_id, trace_parent, state, attempts, sendings, next_attempt_time, create_time, last_error)
            SELECT m.*, 'Pending', 0, 0, $14, $14, ''
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS m
            """,
            Ids(rows.Select(row => row.Id)),
            Texts(rows.Select(row => row.Kind.ToString())),
            Texts(rows.Select(row => row.Type)),
            Texts(rows.Select(row => row.Exchange)),
            Texts(rows.Select(row => row.RoutingKey)),
            Array(NpgsqlDbType.Bytea, rows.Select(row => row.Body)),
            Texts(rows.Select(row => row.Subject)),
            Array(NpgsqlDbType.Bigint, rows.Select(row => row.Version)),
            Texts(rows.Select(row => row.Sender)),
            Texts(rows.Select(row => row.Addressee)),
            Array(NpgsqlDbType.Uuid, rows.Select(row => row.CorrelationId)),
            Array(NpgsqlDbType.Uuid, rows.Select(row => row.CausationId)),
            Texts(rows.Select(row => row.TraceParent)),
            Instant(unit.Now))
        .ExecuteNonQueryAsync(ct);

    public async Task<HashSet<InboxKey>> EnterInboxAsync(UnitOfWork unit, IReadOnlyCollection<InboxKey> keys, CancellationToken ct)
    {
        // In one order everywhere, so that two instances with the same messages wait for each other instead of blocking each other.
        var ordered = keys.OrderBy(key => key.MessageId).ThenBy(key => key.Consumer, StringComparer.Ordinal).ToList();
        await using var command = Command(
            unit,
            """
            INSERT INTO inbox (message_id, consumer, receive_time) SELECT m.*, $3 FROM unnest($1, $2) AS m
            ON CONFLICT DO NOTHING RETURNING message_id, consumer
            """,
            Ids(ordered.Select(key => key.MessageId)),
            Texts(ordered.Select(key => key.Consumer)),
            Instant(unit.Now));
        return await ReadAsync(command, reader => new InboxKey(reader.GetGuid(0), reader.GetString(1)), ct);
    }

    public async Task<HashSet<ReceiptKey>> AddReceiptsAsync(UnitOfWork unit, IReadOnlyCollection<ReceiptRow> receipts, CancellationToken ct)
    {
        var ordered = receipts.OrderBy(receipt => receipt.MessageId).ThenBy(receipt => receipt.Stage).ToList();
        await using var command = Command(
            unit,
            """
            INSERT INTO receipts (message_id, stage, issued, subject, office, node, time, body)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT DO NOTHING RETURNING message_id, stage, issued
            """,
            Ids(ordered.Select(receipt => receipt.MessageId)),
            Array(NpgsqlDbType.Smallint, ordered.Select(receipt => receipt.Stage)),
            Array(NpgsqlDbType.Boolean, ordered.Select(receipt => receipt.Issued)),
            Texts(ordered.Select(receipt => receipt.Subject)),
            Texts(ordered.Select(receipt => receipt.Office)),
            Texts(ordered.Select(receipt => receipt.Node)),
            Instants(ordered.Select(receipt => (DateTimeOffset?)receipt.Time)),
            Array(NpgsqlDbType.Bytea, ordered.Select(receipt => receipt.Body)));
        return await ReadAsync(command, reader => new ReceiptKey(reader.GetGuid(0), reader.GetInt16(1), reader.GetBoolean(2)), ct);
    }

    public async Task<HashSet<Guid>> StampOutboxAsync(UnitOfWork unit, IReadOnlyCollection<ReceiptRow> receipts, CancellationToken ct)
    {
        // Several stages of one letter may come in one batch, and an UPDATE changes a row once: they are folded into one line first.
        await using var command = Command(
            unit,
            """
            WITH stamp AS (
                SELECT id, routing_key, min(time) AS first,
                    min(time) FILTER (WHERE stage = 2) AS opened, min(time) FILTER (WHERE stage = 3) AS decided
                FROM unnest($1, $2, $3, $5) AS m (id, stage, time, routing_key) GROUP BY id, routing_key)
            UPDATE outbox o SET state = 'Delivered', next_attempt_time = NULL, lease_until = NULL, last_error = '',
                sent_time = coalesce(o.sent_time, $4),
                delivered_time = least(o.delivered_time, stamp.first),
                opened_time = coalesce(o.opened_time, stamp.opened),
                decided_time = coalesce(o.decided_time, stamp.decided)
            FROM stamp WHERE o.id = stamp.id AND o.routing_key = stamp.routing_key AND o.kind = 'Letter' RETURNING o.id
            """,
            Ids(receipts.Select(receipt => receipt.MessageId)),
            Array(NpgsqlDbType.Smallint, receipts.Select(receipt => receipt.Stage)),
            Instants(receipts.Select(receipt => (DateTimeOffset?)receipt.Time)),
            Instant(unit.Now),
            Texts(receipts.Select(receipt => receipt.Office)));
        return await ReadAsync(command, reader => reader.GetGuid(0), ct);
    }

    public Task<List<HeldRow>> LeaseHeldAsync(UnitOfWork unit, int max, DateTimeOffset until, CancellationToken ct) =>
        unit.Database.Set<HeldRow>().FromSql(
            $"""
            WITH due AS MATERIALIZED (
                SELECT message_id, consumer FROM held_messages WHERE next_attempt_time <= {unit.Now}
                ORDER BY next_attempt_time LIMIT {max} FOR UPDATE SKIP LOCKED)
            UPDATE held_messages h SET next_attempt_time = {until} FROM due
            WHERE h.message_id = due.message_id AND h.consumer = due.consumer RETURNING h.*
            """).AsNoTracking().ToListAsync(ct);

    public Task ForgetHeldAsync(UnitOfWork unit, IReadOnlyCollection<InboxKey> keys, CancellationToken ct) => Command(
            unit,
            """
            DELETE FROM held_messages h USING unnest($1, $2) AS m (message_id, consumer)
            WHERE h.message_id = m.message_id AND h.consumer = m.consumer
            """,
            Ids(keys.Select(key => key.MessageId)),
            Texts(keys.Select(key => key.Consumer)))
        .ExecuteNonQueryAsync(ct);

    public Task<int> WakeHeldAsync(UnitOfWork unit, IReadOnlyCollection<string> subjects, CancellationToken ct) => Command(
            unit,
            "UPDATE held_messages SET next_attempt_time = $2 WHERE subject = ANY ($1) AND next_attempt_time > $2",
            Texts(subjects),
            Instant(unit.Now))
        .ExecuteNonQueryAsync(ct);

    private static NpgsqlCommand Command(UnitOfWork unit, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)unit.Connection, (NpgsqlTransaction)unit.Transaction);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static async Task<HashSet<T>> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new HashSet<T>();
        while (await reader.ReadAsync(ct)) found.Add(read(reader));
        return found;
    }

    private static NpgsqlParameter Instant(DateTimeOffset value) =>
        new() { Value = value.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static NpgsqlParameter Ids(IEnumerable<Guid> values) => Array(NpgsqlDbType.Uuid, values);

    private static NpgsqlParameter Texts(IEnumerable<string> values) => Array(NpgsqlDbType.Text, values);

    private static NpgsqlParameter Instants(IEnumerable<DateTimeOffset?> values) =>
        Array(NpgsqlDbType.TimestampTz, values.Select(value => value?.UtcDateTime));

    private static NpgsqlParameter Array<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
