using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// Forgets what nobody can ask for any more: sent events and receipts, and inbox entries older than any message that may still be sent.
/// Letters stay: they are the record of what was asked and answered. Run by one instance at a time.
/// </summary>
internal sealed class Housekeeping(IUnits units, MessagingOptions options) : IJob
{
    // A day between the last sending and the forgetting: the message may be on its way.
    private static readonly TimeSpan OnTheWay = TimeSpan.FromDays(1);

    public async Task<TimeSpan> RunAsync(CancellationToken ct)
    {
        await units.RunAsync(
            async unit =>
            {
                // Sent once more after the receivers have forgotten it, a message would have its effect twice.
                var tooOld = unit.Now - options.KeepInbox + OnTheWay;
                await unit.Database.Set<OutboxRow>().Where(row => row.NextAttemptTime != null && row.CreateTime < tooOld).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(row => row.State, OutboxState.Parked)
                        .SetProperty(row => row.NextAttemptTime, (DateTimeOffset?)null)
                        .SetProperty(row => row.LastError, "given up: no receipt in the time that receivers remember messages"),
                    ct);

                var done = unit.Now - options.KeepSent;
                await unit.Database.Set<OutboxRow>()
                    .Where(row => row.Kind != MessageKind.Letter && row.State == OutboxState.Sent && row.NextAttemptTime == null && row.CreateTime < done)
                    .ExecuteDeleteAsync(ct);

                var forgotten = unit.Now - options.KeepInbox - OnTheWay;
                return await unit.Database.Set<InboxRow>().Where(row => row.ReceiveTime < forgotten).ExecuteDeleteAsync(ct);
            },
            ct);
        return TimeSpan.FromHours(1);
    }
}
