using Exchange.Hosting.Storage;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// The hot statements of the delivery path, in plain SQL on the unit's own transaction: the change tracker costs a factor of three here.
/// </summary>
internal interface IMessageStore
{
    /// <summary>Takes rows of a lane that are due and that no other relay holds, the longest waiting first.</summary>
    Task<List<OutboxRow>> LeaseOutboxAsync(UnitOfWork unit, Lane lane, int max, DateTimeOffset until, CancellationToken ct);

    /// <summary>
    /// Writes down what became of leased rows. A row that was delivered or parked meanwhile keeps its state: a receipt can be quicker than
    /// the broker's confirm.
    /// </summary>
    Task MarkOutboxAsync(UnitOfWork unit, IReadOnlyList<OutboxRow> rows, CancellationToken ct);

    /// <summary>Adds rows to the outbox.</summary>
    Task AddToOutboxAsync(UnitOfWork unit, IReadOnlyList<OutboxRow> rows, CancellationToken ct);

    /// <summary>
    /// Enters messages in the inbox and returns those that were not there. Waits for another transaction that is entering the same one.
    /// </summary>
    Task<HashSet<InboxKey>> EnterInboxAsync(UnitOfWork unit, IReadOnlyCollection<InboxKey> keys, CancellationToken ct);

    /// <summary>Keeps receipts and returns those that were not there.</summary>
    Task<HashSet<ReceiptKey>> AddReceiptsAsync(UnitOfWork unit, IReadOnlyCollection<ReceiptRow> receipts, CancellationToken ct);

    /// <summary>Enters the times of received receipts on their letters in the outbox.</summary>
    /// <returns>The letters found. A receipt of one that is missing here answers no letter that this node sent to that office.</returns>
    Task<HashSet<Guid>> StampOutboxAsync(UnitOfWork unit, IReadOnlyCollection<ReceiptRow> receipts, CancellationToken ct);

    /// <summary>Takes held messages that are due and that no other instance holds.</summary>
    Task<List<HeldRow>> LeaseHeldAsync(UnitOfWork unit, int max, DateTimeOffset until, CancellationToken ct);

    /// <summary>Deletes messages that have been applied from among the held ones.</summary>
    Task ForgetHeldAsync(UnitOfWork unit, IReadOnlyCollection<InboxKey> keys, CancellationToken ct);

    /// <summary>Makes held messages of these subjects due, since something about them has changed.</summary>
    /// <returns>How many there are.</returns>
    Task<int> WakeHeldAsync(UnitOfWork unit, IReadOnlyCollection<string> subjects, CancellationToken ct);
}

/// <summary>A message and a handler of it.</summary>
internal readonly record struct InboxKey(Guid MessageId, string Consumer);

/// <summary>A letter, a stage and whether this node issued the receipt.</summary>
internal readonly record struct ReceiptKey(Guid MessageId, short Stage, bool Issued)
{
    public static ReceiptKey Of(ReceiptRow row) => new(row.MessageId, row.Stage, row.Issued);
}
