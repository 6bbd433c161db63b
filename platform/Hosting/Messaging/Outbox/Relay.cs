using Exchange.Hosting.Storage;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// Publishes what is due in the outbox: leases a batch, sends it in one go, marks each row with the broker's word on it.
/// A relay that dies in between leaves rows that are sent again when their lease has run out: under the same message id, which the inbox
/// knows.
/// </summary>
internal sealed partial class Relay(
    IUnits units, IMessageStore store, IMessagePipe pipe, MessagingNode node, MessagingOptions options, ILogger<Relay> log) : IJob
{
    private bool _reachable = true;

    public async Task<TimeSpan> RunAsync(CancellationToken ct)
    {
        if (!pipe.IsStarted) return options.PollInterval;

        // While the broker is out of reach a single message finds out whether it is back; the others keep their place.
        var limit = _reachable ? options.RelayBatch : 1;
        var batch = await units.RunAsync(unit => store.LeaseOutboxAsync(unit, limit, unit.Now + options.Lease, ct), ct);
        if (batch.Count == 0) return options.PollInterval;

        var results = await pipe.PublishAsync([.. batch.Select(Outbound)], ct);
        await units.RunAsync(unit => MarkAsync(unit, batch, results, ct), ct);
        Report(results);
        return batch.Count == limit && _reachable ? TimeSpan.Zero : options.PollInterval;
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
        for (var i = 0; i < batch.Count; i++) Fate.Decide(batch[i], results[i], unit.Now, options);
        await store.MarkOutboxAsync(unit, batch, ct);
        return true;
    }

    private void Report(PublishResult[] results)
    {
        foreach (var group in results.CountBy(result => result.Outcome)) MessagingTelemetry.Published(group.Key, group.Value);
        var failure = results.FirstOrDefault(result => result.Outcome == PublishOutcome.Unavailable);
        var reachable = failure.Outcome != PublishOutcome.Unavailable;
        if (reachable != _reachable)
        {
            if (reachable) BrokerIsBack();
            else BrokerIsAway(failure.Reason);
        }

        _reachable = reachable;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker is out of reach ({Reason}); messages wait in the outbox.")]
    private partial void BrokerIsAway(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The broker is back in reach.")]
    private partial void BrokerIsBack();
}
