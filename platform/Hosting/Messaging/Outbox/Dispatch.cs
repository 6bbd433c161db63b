using Exchange.Hosting.Faults;
using Exchange.Hosting.Storage;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// Publishes what is due in the outbox: leases a batch, sends it in one go, marks each row with the broker's word on it.
/// A relay that dies in between leaves rows that are sent again when their lease has run out: under the same message id, which the inbox
/// knows.
/// </summary>
internal sealed class Dispatch(
    IUnits units, IMessageStore store, IMessagePipe pipe, MessagingNode node, MessagingOptions options, IFailpoints failpoints)
{
    /// <returns>How long to wait for the next batch: not at all when this one was full.</returns>
    public async Task<TimeSpan> RunAsync(Lane lane, CancellationToken ct)
    {
        if (!pipe.IsReady) return options.PollInterval;
        var batch = await units.RunAsync(unit => store.LeaseOutboxAsync(unit, lane, options.RelayBatch, unit.Now + options.Lease, ct), ct);
        if (batch.Count == 0) return options.PollInterval;

        if (batch.Exists(row => row.Kind == MessageKind.Receipt)) failpoints.Pass(Failpoint.BeforeReceipt);
        var results = await pipe.PublishAsync([.. batch.Select(Outbound)], ct);
        failpoints.Pass(Failpoint.AfterPublish);
        await units.RunAsync(unit => MarkAsync(unit, batch, results, ct), ct);
        foreach (var group in results.CountBy(result => result.Outcome)) MessagingTelemetry.Published(group.Key, group.Value);
        return batch.Count == options.RelayBatch ? TimeSpan.Zero : options.PollInterval;
    }

    private Outbound Outbound(OutboxRow row) => new(
        new WireMessage(row.Id, row.Type, row.Body)
        {
            Subject = row.Subject,
            Version = row.Version,
            CorrelationId = row.CorrelationId,
            CausationId = row.CausationId,
            SentTime = row.CreateTime,
            Sender = row.Sender,
            Addressee = row.Addressee,
            Node = node.Name,
            TraceParent = row.TraceParent,
        },
        row.Exchange,
        row.RoutingKey);

    private async Task<bool> MarkAsync(UnitOfWork unit, List<OutboxRow> batch, PublishResult[] results, CancellationToken ct)
    {
        // Of a broker that was lost in the midst of the batch, no row is to blame.
        var isLost = !pipe.IsReady;
        for (var i = 0; i < batch.Count; i++) Fate.Decide(batch[i], results[i], isLost, unit.Now, options);
        failpoints.Pass(Failpoint.BeforeMark);
        await store.MarkOutboxAsync(unit, batch, ct);
        return true;
    }
}
