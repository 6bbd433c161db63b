namespace Exchange.Hosting.Messaging;

/// <summary>Tries held messages again when their time has come, or when something has been applied to their subject.</summary>
internal sealed class HeldMessages(IUnits units, IMessageStore store, Sorter sorter, Applier applier, MessagingOptions options) : IJob
{
    private const int Batch = 50;

    public async Task<TimeSpan> RunAsync(CancellationToken ct)
    {
        var due = await units.RunAsync(unit => store.LeaseHeldAsync(unit, Batch, unit.Now + options.Lease, ct), ct);
        foreach (var held in due.OrderBy(held => held.Subject, StringComparer.Ordinal).ThenBy(held => held.Version))
            await TryAgainAsync(held, ct);
        return due.Count == Batch ? TimeSpan.Zero : options.PollInterval;
    }

    private async Task TryAgainAsync(HeldRow held, CancellationToken ct)
    {
        var items = sorter.Sort(held.ToMessage(), defect: null).ToList();
        if (held.Consumer.Length > 0) items.RemoveAll(item => item.Consumer != held.Consumer);
        if (items.Count == 0) items.Add(new Unreadable(held.ToMessage(), $"the handler {held.Consumer} is gone", held.Consumer));
        await applier.ApplyAsync(items, ct);
    }
}
