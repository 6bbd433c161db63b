using Exchange.Hosting.Storage;

namespace Exchange.Hosting.Messaging;

/// <summary>Puts aside the messages that cannot be applied at present, or ever.</summary>
internal sealed class Shelf(MessagingOptions options)
{
    /// <summary>Keeps a message for an operator.</summary>
    public Task ParkAsync(UnitOfWork unit, Item item, string reason, CancellationToken ct) =>
        PutAsync(unit, item, reason, held => held.Parked = true, ct);

    /// <summary>Keeps a message that comes too early, to be tried again.</summary>
    public Task HoldAsync(UnitOfWork unit, Item item, string reason, CancellationToken ct) =>
        PutAsync(unit, item, reason, held => held.Parked = false, ct);

    /// <summary>Keeps a message whose handler failed, to be tried again, and parks it when that has happened too often.</summary>
    public Task HoldAfterFailureAsync(UnitOfWork unit, Item item, string reason, CancellationToken ct) =>
        PutAsync(unit, item, reason, held => held.Parked = ++held.Failures >= options.ParkAfter, ct);

    private async Task PutAsync(UnitOfWork unit, Item item, string reason, Action<HeldRow> judge, CancellationToken ct)
    {
        var held = await unit.Database.Set<HeldRow>().FindAsync([item.Message.MessageId, item.Consumer], ct);
        if (held is null) unit.Database.Add(held = HeldRow.Of(item.Message, item.Consumer, unit.Now));
        held.Attempts++;
        held.Reason = reason;
        judge(held);
        held.NextAttemptTime = held.Parked ? null : unit.Now + options.RetryPause(held.Attempts);
        await unit.Database.SaveChangesAsync(ct);
    }
}
