using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Messaging;

/// <summary>Which messages are tried again: one, or the parked ones, of one reason or of any.</summary>
internal readonly record struct ReplayChoice(Guid? MessageId, string? Reason)
{
    public static ReplayChoice AllParked => default;

    public static ReplayChoice Of(Guid messageId) => new(messageId, null);

    public static ReplayChoice ParkedFor(string reason) => new(null, reason);
}

/// <summary>What came of a replay.</summary>
/// <param name="Replayed">Messages that are tried again now.</param>
/// <param name="TooOld">Messages left alone because receivers may have forgotten them.</param>
internal readonly record struct ReplayOutcome(int Replayed, int TooOld);

/// <summary>Tries messages again in both directions. A receiver applies each at most once, whatever is replayed.</summary>
internal static class Replay
{
    public static async Task<ReplayOutcome> RunAsync(UnitOfWork unit, ReplayChoice choice, MessagingOptions options, CancellationToken ct)
    {
        var oldest = unit.Now - options.KeepInbox;
        var outgoing = Outgoing(unit.Database, choice);
        var tooOld = await outgoing.CountAsync(row => row.CreateTime <= oldest, ct);
        var sent = await outgoing.Where(row => row.CreateTime > oldest).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, OutboxState.Pending)
                .SetProperty(row => row.Attempts, 0)
                .SetProperty(row => row.NextAttemptTime, unit.Now)
                .SetProperty(row => row.LastError, ""),
            ct);
        var received = await Incoming(unit.Database, choice).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Parked, false)
                .SetProperty(row => row.Failures, 0)
                .SetProperty(row => row.NextAttemptTime, unit.Now),
            ct);
        return new ReplayOutcome(sent + received, tooOld);
    }

    /// <summary>Wakes those who send and who apply once the unit is committed.</summary>
    public static void WakeAfter(UnitOfWork unit, IWake wake)
    {
        unit.AfterCommit(wake.Wake<Relay>);
        unit.AfterCommit(wake.Wake<HeldMessages>);
    }

    private static IQueryable<OutboxRow> Outgoing(NodeDb db, ReplayChoice choice) => choice switch
    {
        { MessageId: { } id } => db.Set<OutboxRow>()
            .Where(row => row.Id == id && (row.NextAttemptTime != null || row.State == OutboxState.Parked)),
        { Reason: { } reason } => db.Set<OutboxRow>().Where(row => row.State == OutboxState.Parked && row.LastError == reason),
        _ => db.Set<OutboxRow>().Where(row => row.State == OutboxState.Parked),
    };

    private static IQueryable<HeldRow> Incoming(NodeDb db, ReplayChoice choice) => choice switch
    {
        { MessageId: { } id } => db.Set<HeldRow>().Where(row => row.MessageId == id),
        { Reason: { } reason } => db.Set<HeldRow>().Where(row => row.Parked && row.Reason == reason),
        _ => db.Set<HeldRow>().Where(row => row.Parked),
    };
}
