using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// What operators and case files ask of the delivery path: what was sent and how far it came, what is put aside, and to try it again.
/// </summary>
public sealed class MessageOperations
{
    private readonly IUnits _units;
    private readonly IWake _wake;
    private readonly MessagingOptions _options;

    internal MessageOperations(IUnits units, IWake wake, MessagingOptions options) => (_units, _wake, _options) = (units, wake, options);

    /// <summary>Letters that this node sent about a subject, oldest first, with the times of their receipts.</summary>
    public Task<List<SentMessage>> LettersAboutAsync(string subject, CancellationToken ct) =>
        ReadAsync(rows => rows.Where(row => row.Subject == subject && row.Kind == MessageKind.Letter).OrderBy(row => row.Id), ct);

    /// <summary>The receipts that this node has got for letters it sent, as signed, in the order of their times.</summary>
    /// <param name="letters">Message ids of letters.</param>
    /// <param name="ct">Ends the query.</param>
    public async Task<List<Receipt>> ReceiptsForAsync(IReadOnlyCollection<Guid> letters, CancellationToken ct)
    {
        var rows = await _units.ReadAsync(
            db => db.Set<ReceiptRow>().Where(row => letters.Contains(row.MessageId) && !row.Issued)
                .OrderBy(row => row.Time).ThenBy(row => row.Stage).Select(row => row.Body).ToListAsync(ct),
            ct);
        return rows.ConvertAll(Receipt.Parser.ParseFrom);
    }

    /// <summary>Messages of the outbox in one state, oldest first.</summary>
    /// <param name="state">The state.</param>
    /// <param name="max">The most to return, from 1.</param>
    /// <param name="ct">Ends the query.</param>
    public Task<List<SentMessage>> OutboxAsync(OutboxState state, int max, CancellationToken ct) =>
        ReadAsync(rows => rows.Where(row => row.State == state).OrderBy(row => row.Id).Take(max), ct);

    /// <summary>How many messages are in each state, and how many received ones are held and parked.</summary>
    public Task<MessageCounts> CountAsync(CancellationToken ct) => _units.ReadAsync(
        async db =>
        {
            var states = await db.Set<OutboxRow>().GroupBy(row => row.State)
                .Select(group => new { group.Key, Count = group.LongCount() }).ToListAsync(ct);
            // A letter that was sent still waits for its receipt; an event or a receipt is done.
            var unanswered = await db.Set<OutboxRow>()
                .LongCountAsync(row => row.State == OutboxState.Sent && row.Kind == MessageKind.Letter, ct);
            var held = await db.Set<HeldRow>().LongCountAsync(row => !row.Parked, ct);
            var parked = await db.Set<HeldRow>().LongCountAsync(row => row.Parked, ct);
            return new MessageCounts(states.ToDictionary(state => state.Key, state => state.Count), unanswered, held, parked);
        },
        ct);

    /// <summary>Received messages that are held or parked, oldest first.</summary>
    /// <param name="parked">True for parked ones, false for held ones.</param>
    /// <param name="max">The most to return, from 1.</param>
    /// <param name="ct">Ends the query.</param>
    public Task<List<HeldMessage>> HeldAsync(bool parked, int max, CancellationToken ct) => _units.ReadAsync(
        db => db.Set<HeldRow>().Where(row => row.Parked == parked).OrderBy(row => row.ReceiveTime).Take(max)
            .Select(row => new HeldMessage(
                row.MessageId, row.Consumer, row.Type, row.Subject, row.Version, row.Sender, row.Addressee, row.Node, row.Parked,
                row.Reason, row.Attempts, row.ReceiveTime, row.NextAttemptTime))
            .ToListAsync(ct),
        ct);

    /// <summary>
    /// Tries a message again at once, whichever way it goes: one that is not delivered yet, that is held, or that is parked. The receiver
    /// applies it at most once.
    /// </summary>
    /// <returns>
    /// False when there is no such message, when it is done, or when receivers may have forgotten it
    /// (<see cref="MessagingOptions.KeepInbox"/>).
    /// </returns>
    public async Task<bool> ReplayAsync(Guid messageId, CancellationToken ct)
    {
        var outcome = await _units.RunAsync(
            unit =>
            {
                Replay.WakeAfter(unit, _wake);
                return Replay.RunAsync(unit, ReplayChoice.Of(messageId), _options, ct);
            },
            ct);
        return outcome.Replayed > 0;
    }

    /// <summary>Gives a message of the outbox up until it is replayed.</summary>
    /// <returns>False when there is no such message or it is done.</returns>
    public async Task<bool> ParkAsync(Guid messageId, string reason, CancellationToken ct)
    {
        var parked = await _units.RunAsync(
            unit => unit.Database.Set<OutboxRow>().Where(row => row.Id == messageId && row.NextAttemptTime != null).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, OutboxState.Parked)
                    .SetProperty(row => row.NextAttemptTime, (DateTimeOffset?)null)
                    .SetProperty(row => row.LastError, reason),
                ct),
            ct);
        return parked > 0;
    }

    private Task<List<SentMessage>> ReadAsync(
        Func<IQueryable<OutboxRow>, IQueryable<OutboxRow>> which, CancellationToken ct) => _units.ReadAsync(
        db => which(db.Set<OutboxRow>())
            .Select(row => new SentMessage(
                row.Id, row.Kind, row.Type, row.Subject, row.Version, row.Sender, row.Addressee, row.RoutingKey, row.State, row.Attempts,
                row.Sendings, row.LastError, row.CreateTime, row.SentTime, row.DeliveredTime, row.OpenedTime, row.DecidedTime,
                row.NextAttemptTime))
            .ToListAsync(ct),
        ct);
}

/// <summary>A message of the outbox and how far it has come. Times are null for what has not happened.</summary>
public sealed record SentMessage(
    Guid MessageId, MessageKind Kind, string Type, string Subject, long Version, string Sender, string Addressee, string RoutingKey,
    OutboxState State, int Attempts, int Sendings, string LastError,
    DateTimeOffset CreateTime, DateTimeOffset? SentTime, DateTimeOffset? DeliveredTime, DateTimeOffset? OpenedTime,
    DateTimeOffset? DecidedTime, DateTimeOffset? NextAttemptTime);

/// <summary>A received message that waits or is parked, and why.</summary>
public sealed record HeldMessage(
    Guid MessageId, string Consumer, string Type, string Subject, long Version, string Sender, string Addressee, string Node,
    bool Parked, string Reason, int Attempts, DateTimeOffset ReceiveTime, DateTimeOffset? NextAttemptTime);

/// <summary>How much is under way.</summary>
/// <param name="Outbox">Messages of the outbox by state; a state without any is missing.</param>
/// <param name="Unanswered">Letters that were sent and whose delivered receipt has not come.</param>
/// <param name="Held">Received messages that are tried again by themselves.</param>
/// <param name="Parked">Received messages that wait for an operator.</param>
public sealed record MessageCounts(IReadOnlyDictionary<OutboxState, long> Outbox, long Unanswered, long Held, long Parked);
