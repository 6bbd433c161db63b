using System.Collections.Concurrent;
using Exchange.Hosting.Messaging;

namespace Exchange.Hosting.Tests.Messaging;

/// <summary>A pipe to which things happen.</summary>
internal sealed class FaultyPipe(IMessagePipe inner) : IMessagePipe
{
    private static readonly PublishResult Confirmed = new(PublishOutcome.Confirmed);
    private static readonly PublishResult Silence = new(PublishOutcome.Unavailable, "silence");

    /// <summary>A pipe that publishes everything twice.</summary>
    public static FaultyPipe Doubling(IMessagePipe inner) => new(inner) { Pass = batch => [.. batch, .. batch] };

    /// <summary>Messages handed over for publishing.</summary>
    public int Published => Batches.Sum(batch => batch.Count);

    /// <summary>Batches handed over for publishing.</summary>
    public int PublishCalls => Batches.Count;

    /// <summary>What is really published of a batch; all of it unless a test says otherwise.</summary>
    public Func<IReadOnlyList<Outbound>, IReadOnlyList<Outbound>> Pass { get; set; } = batch => batch;

    /// <summary>Messages on which the broker keeps silent.</summary>
    public Func<Outbound, bool> Silent { get; set; } = _ => false;

    /// <summary>What was handed over, batch by batch.</summary>
    public ConcurrentQueue<IReadOnlyList<Outbound>> Batches { get; } = new();

    /// <summary>Called when a batch has been published and the relay does not know yet.</summary>
    public Action AfterPublish { get; set; } = () => { };

    public bool IsStarted => inner.IsStarted;

    public bool IsReady => inner.IsReady;

    public Task StartAsync(CancellationToken ct) => inner.StartAsync(ct);

    public ValueTask<IReadOnlyList<Inbound>> ReceiveAsync(int max, CancellationToken ct) => inner.ReceiveAsync(max, ct);

    public async Task<PublishResult[]> PublishAsync(IReadOnlyList<Outbound> batch, CancellationToken ct)
    {
        Batches.Enqueue(batch);
        var passed = Pass([.. batch.Where(outbound => !Silent(outbound))]);
        var results = await inner.PublishAsync(passed, ct);
        AfterPublish();
        // What was kept back counts as confirmed: a broker that lost it said the same.
        var fates = passed.Zip(results).ToLookup(pair => pair.First.Message.MessageId, pair => pair.Second);
        return [.. batch.Select(outbound => Silent(outbound) ? Silence : fates[outbound.Message.MessageId].FirstOrDefault(Confirmed))];
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
