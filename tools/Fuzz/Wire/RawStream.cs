using System.Buffers.Binary;

namespace Exchange.Fuzz.Wire;

/// <summary>What has come on one stream.</summary>
internal sealed class RawStream
{
    private const int MostBody = 1 << 20;

    private readonly TaskCompletionSource<Ending> _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly List<Field> _fields = [];
    private readonly MemoryStream _body = new();
    private readonly MemoryStream _block = new();
    private bool _endsWithBlock;

    public Task<Ending> Ending => _ending.Task;

    public void Take(Frame frame)
    {
        var endsStream = (frame.Flags & FrameFlags.EndStream) != 0;
        switch (frame.Type)
        {
            case FrameType.Headers:
                _endsWithBlock = endsStream;
                TakeBlock(frame);
                break;
            case FrameType.Continuation:
                TakeBlock(frame);
                break;
            case FrameType.Data:
                lock (_lock)
                    _body.Write(frame.Payload.Span[..(int)Math.Min(frame.Payload.Length, MostBody - _body.Length)]);
                if (endsStream)
                    End(EndKind.Answered, default);
                break;
            case FrameType.Reset:
                End(EndKind.Reset, (Http2Error)BinaryPrimitives.ReadInt32BigEndian(frame.Payload.Span));
                break;
        }
    }

    public void End(EndKind kind, Http2Error error) => _ending.TrySetResult(Now(kind, error));

    public Ending Now(EndKind kind, Http2Error error)
    {
        lock (_lock)
            return new Ending(kind, error, [.. _fields], _body.ToArray());
    }

    private void TakeBlock(Frame frame)
    {
        _block.Write(frame.Payload.Span);
        if ((frame.Flags & FrameFlags.EndHeaders) == 0)
            return;
        var fields = HeaderBlock.Read(_block.ToArray());
        _block.SetLength(0);
        lock (_lock)
            _fields.AddRange(fields);
        if (_endsWithBlock)
            End(EndKind.Answered, default);
    }
}
