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
        if (!_waiting.Writer.TryWrite(new Inbound(message, defect, acknowledged => settled.TrySetResult(acknowledged)))) settled.SetResult(false);
        return settled.Task;
    }

    /// <summary>Adds a message that somebody else settles.</summary>
    public void Add(Inbound message) => _waiting.Writer.TryWrite(message);

    public async ValueTask<IReadOnlyList<Inbound>> TakeAsync(int max, CancellationToken ct)
    {
        await _waiting.Reader.WaitToReadAsync(ct);
        var batch = new List<Inbound>();
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
