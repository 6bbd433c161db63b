using System.Buffers;

namespace Grpc.Core;

/// <summary>Collects a message in an array.</summary>
internal sealed class ArraySerializationContext : SerializationContext
{
    private ArrayBufferWriter<byte>? _buffer;
    private byte[]? _payload;

    public byte[] Payload => _payload ?? throw new InvalidOperationException("The serializer returned without completing the message.");

    public override void SetPayloadLength(int payloadLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(payloadLength);
        _buffer ??= new ArrayBufferWriter<byte>(Math.Max(1, payloadLength));
    }

    public override IBufferWriter<byte> GetBufferWriter() => _buffer ??= new ArrayBufferWriter<byte>();

    public override void Complete() => Complete(_buffer is null ? [] : _buffer.WrittenSpan.ToArray());

    public override void Complete(byte[] payload)
    {
        if (_payload is not null)
            throw new InvalidOperationException("The serializer completed the message twice.");
        _payload = payload;
    }
}

/// <summary>Offers an array as the payload.</summary>
internal sealed class ArrayDeserializationContext(byte[] payload) : DeserializationContext
{
    public override int PayloadLength => payload.Length;

    public override byte[] PayloadAsNewBuffer() => (byte[])payload.Clone();

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(payload);
}
