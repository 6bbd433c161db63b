namespace Exchange.Hosting.Messaging.Pipes;

/// <summary>The pipe of one node over a broker inside the process.</summary>
internal sealed class InMemoryPipe(InMemoryBroker broker, NodeTopology topology) : IMessagePipe
{
    private readonly HashSet<Inbound> _taken = [];
    private readonly CancellationTokenSource _stopped = new();
    private Arrivals? _arrivals;

    public bool IsStarted => _arrivals is not null;

    public bool IsReady => IsStarted && !_stopped.IsCancellationRequested;

    public async Task StartAsync(CancellationToken ct) => _arrivals = await broker.AttachAsync(topology, ct);

    public Task<PublishResult[]> PublishAsync(IReadOnlyList<Outbound> batch, CancellationToken ct) =>
        Task.WhenAll(batch.Select(outbound => broker.PublishAsync(outbound, ct)));

    public async ValueTask<IReadOnlyList<Inbound>> ReceiveAsync(int max, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, _stopped.Token);
        var batch = await _arrivals!.TakeAsync(max, either.Token);
        return [.. batch.Select(Track)];
    }

    // The queue outlives the node, so what the node has taken and not settled goes back into it when the node stops.
    public ValueTask DisposeAsync()
    {
        _stopped.Cancel();
        Inbound[] unsettled;
        lock (_taken) unsettled = [.. _taken];
        foreach (var message in unsettled) message.Return();
        return ValueTask.CompletedTask;
    }

    private Inbound Track(Inbound message)
    {
        Inbound? tracked = null;
        tracked = new Inbound(message.Message, message.Defect, acknowledged =>
        {
            lock (_taken)
                if (!_taken.Remove(tracked!)) return;
            if (!acknowledged) _arrivals!.Add(message);
        });
        lock (_taken) _taken.Add(tracked);
        return tracked;
    }
}
