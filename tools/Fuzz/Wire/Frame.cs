using System.Buffers.Binary;

namespace Exchange.Fuzz.Wire;

/// <summary>Kinds of HTTP/2 frames (RFC 9113, section 6).</summary>
public enum FrameType : byte
{
    Data = 0,
    Headers = 1,
    Priority = 2,
    Reset = 3,
    Settings = 4,
    PushPromise = 5,
    Ping = 6,
    GoAway = 7,
    WindowUpdate = 8,
    Continuation = 9,
}

/// <summary>Flags of frames; their meaning depends on the kind.</summary>
[Flags]
public enum FrameFlags : byte
{
    None = 0,
    EndStream = 1,
    Ack = 1,
    EndHeaders = 4,
    Padded = 8,
    Priority = 32,
}

/// <summary>Error codes of RST_STREAM and GOAWAY (RFC 9113, section 7).</summary>
public enum Http2Error
{
    NoError = 0,
    ProtocolError = 1,
    InternalError = 2,
    FlowControlError = 3,
    SettingsTimeout = 4,
    StreamClosed = 5,
    FrameSizeError = 6,
    RefusedStream = 7,
    Cancel = 8,
    CompressionError = 9,
    ConnectError = 10,
    EnhanceYourCalm = 11,
    InadequateSecurity = 12,
    Http11Required = 13,
}

/// <summary>One HTTP/2 frame, valid or not.</summary>
/// <param name="Type">Its kind; any byte.</param>
/// <param name="Flags">Its flags; any byte.</param>
/// <param name="Stream">Its stream; 0 is the connection.</param>
/// <param name="Payload">What it carries.</param>
public readonly record struct Frame(FrameType Type, FrameFlags Flags, int Stream, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Bytes before the payload.</summary>
    public const int HeaderLength = 9;

    public static Frame Headers(int stream, ReadOnlyMemory<byte> block, bool endStream = false, bool endHeaders = true) => new(
        FrameType.Headers, (endStream ? FrameFlags.EndStream : 0) | (endHeaders ? FrameFlags.EndHeaders : 0), stream, block);

    public static Frame Continuation(int stream, ReadOnlyMemory<byte> block, bool endHeaders) =>
        new(FrameType.Continuation, endHeaders ? FrameFlags.EndHeaders : 0, stream, block);

    public static Frame Data(int stream, ReadOnlyMemory<byte> payload, bool endStream = true) =>
        new(FrameType.Data, endStream ? FrameFlags.EndStream : 0, stream, payload);

    public static Frame Reset(int stream, Http2Error error) => new(FrameType.Reset, 0, stream, Number((uint)error));

    public static Frame WindowUpdate(int stream, uint by) => new(FrameType.WindowUpdate, 0, stream, Number(by));

    public static Frame Ping(ReadOnlyMemory<byte> eightBytes, bool ack = false) =>
        new(FrameType.Ping, ack ? FrameFlags.Ack : 0, 0, eightBytes);

    /// <summary>Settings by identifier (RFC 9113, section 6.5.2).</summary>
    public static Frame Settings(params ReadOnlySpan<(ushort Id, uint Value)> settings)
    {
        var payload = new byte[settings.Length * 6];
        for (var i = 0; i < settings.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(i * 6), settings[i].Id);
            BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(i * 6 + 2), settings[i].Value);
        }

        return new Frame(FrameType.Settings, 0, 0, payload);
    }

    public static Frame SettingsAck { get; } = new(FrameType.Settings, FrameFlags.Ack, 0, default);

    /// <summary>
    /// The frame on the wire. The length field holds <paramref name="length"/> if that is given, whatever the payload is.
    /// </summary>
    public byte[] ToBytes(int? length = null)
    {
        var bytes = new byte[HeaderLength + Payload.Length];
        var said = length ?? Payload.Length;
        (bytes[0], bytes[1], bytes[2]) = ((byte)(said >> 16), (byte)(said >> 8), (byte)said);
        (bytes[3], bytes[4]) = ((byte)Type, (byte)Flags);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(5), Stream);
        Payload.Span.CopyTo(bytes.AsSpan(HeaderLength));
        return bytes;
    }

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
