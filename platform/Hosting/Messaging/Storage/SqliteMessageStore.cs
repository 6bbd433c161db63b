using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// One statement a row: a statement costs no round trip when the database is in the process. The writer gate stands for locks.
/// </summary>
internal sealed class SqliteMessageStore : IMessageStore
{
    public Task<List<OutboxRow>> LeaseOutboxAsync(UnitOfWork unit, Lane lane, int max, DateTimeOffset until, CancellationToken ct) =>
        unit.Database.Set<OutboxRow>().FromSql(
            $"""
            UPDATE outbox SET lease_until = {until} WHERE id IN (
                SELECT id FROM outbox
                WHERE next_attempt_time <= {unit.Now} AND (attempts > 0) = {lane == Lane.Retries}
                    AND (lease_until IS NULL OR lease_until <= {unit.Now})
                ORDER BY next_attempt_time, id LIMIT {max})
            RETURNING *
            """).AsNoTracking().ToListAsync(ct);

    public async Task MarkOutboxAsync(UnitOfWork unit, IReadOnlyList<OutboxRow> rows, CancellationToken ct)
    {
        foreach (var row in rows)
            await ExecuteAsync(
                unit,
                $"""
                UPDATE outbox SET state = {row.State.ToString()}, attempts = {row.Attempts}, sendings = {row.Sendings},
                    next_attempt_time = {row.NextAttemptTime}, sent_time = {row.SentTime}, last_error = {row.LastError}, lease_until = NULL
                WHERE id = {row.Id} AND state NOT IN ('Delivered', 'Parked')
                """,
                ct);
    }

    public async Task AddToOutboxAsync(UnitOfWork unit, IReadOnlyList<OutboxRow> rows, CancellationToken ct)
    {
        unit.Database.AddRange(rows);
        await unit.Database.SaveChangesAsync(ct);
    }

    public Task<HashSet<InboxKey>> EnterInboxAsync(
        UnitOfWork unit, IReadOnlyCollection<InboxKey> keys, CancellationToken ct) => ChangedAsync(
        keys,
        key => ExecuteAsync(
            unit,
            $"""
            INSERT INTO inbox (message_id, consumer, receive_time) VALUES ({key.MessageId}, {key.Consumer}, {unit.Now})
            ON CONFLICT DO NOTHING
            """,
            ct));

    public Task<HashSet<ReceiptKey>> AddReceiptsAsync(UnitOfWork unit, IReadOnlyCollection<ReceiptRow> receipts, CancellationToken ct)
    {
        var rows = receipts.DistinctBy(ReceiptKey.Of).ToDictionary(ReceiptKey.Of);
        return ChangedAsync(rows.Keys, key => AddReceiptAsync(unit, rows[key], ct));
    }

    public async Task<HashSet<Guid>> StampOutboxAsync(UnitOfWork unit, IReadOnlyCollection<ReceiptRow> receipts, CancellationToken ct)
    {
        var found = new HashSet<Guid>();
        foreach (var receipt in receipts)
        {
            DateTimeOffset? opened = receipt.Stage == 2 ? receipt.Time : null;
            DateTimeOffset? decided = receipt.Stage == 3 ? receipt.Time : null;
            var changed = await ExecuteAsync(
                unit,
                $"""
                UPDATE outbox SET state = 'Delivered', next_attempt_time = NULL, lease_until = NULL, last_error = '',
                    sent_time = coalesce(sent_time, {unit.Now}),
                    delivered_time = min(coalesce(delivered_time, {receipt.Time}), {receipt.Time}),
                    opened_time = coalesce(opened_time, {opened}), decided_time = coalesce(decided_time, {decided})
                WHERE id = {receipt.MessageId} AND routing_key = {receipt.Office} AND kind = 'Letter'
                """,
                ct);
            if (changed > 0) found.Add(receipt.MessageId);
        }

        return found;
    }

    public Task<List<HeldRow>> LeaseHeldAsync(UnitOfWork unit, int max, DateTimeOffset until, CancellationToken ct) =>
        unit.Database.Set<HeldRow>().FromSql(
            $"""
            UPDATE held_messages SET next_attempt_time = {until} WHERE rowid IN (
                SELECT rowid FROM held_messages WHERE next_attempt_time <= {unit.Now} ORDER BY next_attempt_time LIMIT {max})
            RETURNING *
            """).AsNoTracking().ToListAsync(ct);

    public async Task ForgetHeldAsync(UnitOfWork unit, IReadOnlyCollection<InboxKey> keys, CancellationToken ct)
    {
        foreach (var key in keys)
            await ExecuteAsync(unit, $"DELETE FROM held_messages WHERE message_id = {key.MessageId} AND consumer = {key.Consumer}", ct);
    }

    public async Task<int> WakeHeldAsync(UnitOfWork unit, IReadOnlyCollection<string> subjects, CancellationToken ct)
    {
        var woken = 0;
        foreach (var subject in subjects)
            woken += await ExecuteAsync(
                unit,
                $"UPDATE held_messages SET next_attempt_time = {unit.Now} WHERE subject = {subject} AND next_attempt_time > {unit.Now}",
                ct);
        return woken;
    }

    private static Task<int> AddReceiptAsync(UnitOfWork unit, ReceiptRow row, CancellationToken ct) => ExecuteAsync(
        unit,
        $"""
        INSERT INTO receipts (message_id, stage, issued, subject, office, node, time, body)
        VALUES ({row.MessageId}, {row.Stage}, {row.Issued}, {row.Subject}, {row.Office}, {row.Node}, {row.Time}, {row.Body})
        ON CONFLICT DO NOTHING
        """,
        ct);

    private static Task<int> ExecuteAsync(UnitOfWork unit, FormattableString sql, CancellationToken ct) =>
        unit.Database.Database.ExecuteSqlAsync(sql, ct);

    private static async Task<HashSet<T>> ChangedAsync<T>(IEnumerable<T> items, Func<T, Task<int>> change)
    {
        var changed = new HashSet<T>();
        foreach (var item in items)
            if (await change(item) > 0) changed.Add(item);
        return changed;
    }
}
