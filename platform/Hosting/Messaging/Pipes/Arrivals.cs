using System.Threading.Channels;

namespace Exchange.Hosting.Messaging.Pipes;

/// <summary>Messages that have arrived and wait to be taken in batches. The broker's prefetch bounds their number.</summary>
internal sealed class Arrivals
{
    private readonly Channel<Inbound> _waiting = Channel.CreateUnbounded<Inbound>();

    /// <summary>Adds a message and returns whether it was acknowledged (true) or given back (false).</summary>
    public Task<bool> AddAsync(WireMessage message, string? defect)
    {
        var settled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var inbound = new Inbound(message, defect, acknowledged => settled.TrySetResult(acknowledged));
        if (!_waiting.Writer.TryWrite(inbound)) inbound.Return();
        return settled.Task;
    }

    /// <summary>Adds a message that somebody else settles.</summary>
    public void Add(Inbound message) => _waiting.Writer.TryWrite(message);

    public async ValueTask<IReadOnlyList<Inbound>> TakeAsync(int max, CancellationToken ct)
    {
        var batch = new List<Inbound> { await _waiting.Reader.ReadAsync(ct) };
        while (batch.Count < max && _waiting.Reader.TryRead(out var message)) batch.Add(message);
        return batch;
    }

    /// <summary>Gives back what nobody took, and everything that still arrives.</summary>
    public void Close()
    {
        _waiting.Writer.TryComplete();
        while (_waiting.Reader.TryRead(out var message)) message.Return();
    }
}
