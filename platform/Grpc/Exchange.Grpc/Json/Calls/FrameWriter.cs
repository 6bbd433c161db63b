using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;

namespace Exchange.Grpc;

/// <summary>
/// Takes what the gRPC server writes, and hands on each message of it while the server waits: a slow caller slows the handler.
/// </summary>
/// <param name="take">Takes one message.</param>
internal sealed class FrameWriter(Func<ReadOnlyMemory<byte>, ValueTask> take) : PipeWriter
{
    /// <summary>A flag, and the length in four bytes.</summary>
    public const int HeaderSize = 5;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private bool _completed;

    public override void Advance(int bytes) => _buffer.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => _buffer.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _buffer.GetSpan(sizeHint);

    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        var rest = _buffer.WrittenMemory;
        while (MessageIn(rest.Span) is { } length)
        {
            await take(rest.Slice(HeaderSize, length));
            rest = rest[(HeaderSize + length)..];
        }

        Keep(rest);
        return new FlushResult(isCanceled: false, _completed);
    }

    public override void CancelPendingFlush()
    {
    }

    public override void Complete(Exception? exception = null) => _completed = true;

    /// <summary>The length of the message at the beginning; null while it is not there wholly.</summary>
    private static int? MessageIn(ReadOnlySpan<byte> written)
    {
        if (written.Length < HeaderSize)
            return null;
        if (written[0] != 0)
            throw new InvalidDataException("The response is compressed, which nobody asked for.");
        var length = BinaryPrimitives.ReadInt32BigEndian(written[1..]);
        return written.Length - HeaderSize >= length ? length : null;
    }

    private void Keep(ReadOnlyMemory<byte> rest)
    {
        var kept = rest.ToArray();
        _buffer.ResetWrittenCount();
        _buffer.Write(kept);
    }
}
