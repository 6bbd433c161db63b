using System.Buffers.Binary;
using Google.Protobuf;

namespace Exchange.Cli.Bench;

/// <summary>A message as gRPC has it on the wire: a flag (0, not compressed), the length in four bytes, the message.</summary>
internal static class Frame
{
    public const int HeaderBytes = 5;

    public static byte[] Of(IMessage message)
    {
        var frame = new byte[HeaderBytes + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), frame.Length - HeaderBytes);
        message.WriteTo(frame.AsSpan(HeaderBytes));
        return frame;
    }
}
