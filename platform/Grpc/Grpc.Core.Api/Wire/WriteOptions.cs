namespace Grpc.Core;

/// <summary>Wishes about how a message is written.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>The message may wait in the buffer for the next one instead of being flushed at once.</summary>
    BufferHint = 0x1,

    /// <summary>The message is sent as it is although the call is compressed.</summary>
    NoCompress = 0x2,
}

/// <summary>How messages are written.</summary>
public class WriteOptions
{
    /// <summary>Every message is flushed at once and compressed if the call is.</summary>
    public static readonly WriteOptions Default = new();

    /// <summary>Makes options with these flags.</summary>
    public WriteOptions(WriteFlags flags = default) => Flags = flags;

    /// <summary>The flags.</summary>
    public WriteFlags Flags { get; }
}
