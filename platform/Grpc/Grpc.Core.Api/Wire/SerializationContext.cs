using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a marshaller writes one message. Either hand over a whole array, or announce the length, write to the buffer and complete.</summary>
public abstract class SerializationContext
{
    /// <summary>Finishes the message with these bytes. The array belongs to the context from then on.</summary>
    public virtual void Complete(byte[] payload) => throw new NotSupportedException();

    /// <summary>The buffer to write to. Requires <see cref="Complete()"/> afterwards.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotSupportedException();

    /// <summary>Announces the exact length in bytes, before the first write. Spares the context a copy.</summary>
    public virtual void SetPayloadLength(int payloadLength) => throw new NotSupportedException();

    /// <summary>Finishes the message that was written to the buffer.</summary>
    public virtual void Complete() => throw new NotSupportedException();
}
