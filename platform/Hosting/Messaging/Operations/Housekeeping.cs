using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// Forgets what nobody can ask for any more: sent events and receipts, and inbox entries older than any message that may still be sent.
/// Letters stay: they are the record of what was asked and answered. Run by one instance at a time.
/// </summary>
internal sealed class Housekeeping(IUnits units, MessagingOptions options) : IJob
{
    // In portions, so that the database serves others in between.
    private const int Portion = 2000;

    // Between the last sending of a message and its being forgotten: it may be on its way.
    private static readonly TimeSpan OnTheWay = TimeSpan.FromDays(1);

    public async Task<TimeSpan> RunAsync(CancellationToken ct)
    {
        await units.RunAsync(unit => GiveUpAsync(unit, ct), ct);
        var deleted = await units.RunAsync(unit => DeleteSentAsync(unit, ct), ct);
        var forgotten = await units.RunAsync(unit => ForgetAsync(unit, ct), ct);
        return deleted == Portion || forgotten == Portion ? TimeSpan.Zero : TimeSpan.FromHours(1);
    }

    /// <summary>Parks what receivers are about to forget: sent once more after that, it would have its effect twice.</summary>
    private Task<int> GiveUpAsync(UnitOfWork unit, CancellationToken ct)
    {
        var old = unit.Now - options.KeepInbox;
        return unit.Database.Set<OutboxRow>().Where(row => row.NextAttemptTime != null && row.CreateTime <= old).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, OutboxState.Parked)
                .SetProperty(row => row.NextAttemptTime, (DateTimeOffset?)null)
                .SetProperty(row => row.LastError, "given up: no receipt for as long as receivers remember messages"),
            ct);
    }

    private Task<int> DeleteSentAsync(UnitOfWork unit, CancellationToken ct)
    {
        var old = unit.Now - options.KeepSent;
        return unit.Database.Set<OutboxRow>()
            .Where(row => row.Kind != MessageKind.Letter && row.State == OutboxState.Sent && row.CreateTime < old)
            .OrderBy(row => row.Id).Take(Portion).ExecuteDeleteAsync(ct);
    }

    private Task<int> ForgetAsync(UnitOfWork unit, CancellationToken ct)
    {
        var old = unit.Now - options.KeepInbox - OnTheWay;
        return unit.Database.Set<InboxRow>().Where(row => row.ReceiveTime < old)
            .OrderBy(row => row.MessageId).Take(Portion).ExecuteDeleteAsync(ct);
    }
}
