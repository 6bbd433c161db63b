using System.Buffers.Binary;

namespace Exchange.Fuzz.Wire;

/// <summary>The parts of a gRPC request, each to be spoilt.</summary>
public static class GrpcRequest
{
    /// <summary>Bytes before a message: a flag and a length in four bytes.</summary>
    public const int PrefixLength = 5;

    /// <summary>
    /// The fields that a gRPC client sends, with those of <paramref name="others"/> instead of or besides them; an empty value leaves one
    /// out.
    /// </summary>
    /// <param name="path">Such as <c>/package.Service/Method</c>.</param>
    /// <param name="others">Fields to change or to add.</param>
    public static IReadOnlyList<Field> Fields(string path, params IReadOnlyList<Field> others)
    {
        Field[] usual =
        [
            new(":method", "POST"), new(":scheme", "http"), new(":path", path), new(":authority", "localhost"), new("te", "trailers"),
            new("content-type", "application/grpc"), new("grpc-timeout", "5S"),
        ];
        return
        [
            .. usual.Where(field => others.All(other => other.Name != field.Name))
                .Concat(others.Where(other => other.Value.Length > 0))
                .OrderByDescending(field => field.Name.StartsWith(':')),
        ];
    }

    /// <summary>A message as gRPC frames it.</summary>
    /// <param name="payload">The message.</param>
    /// <param name="flag">1 for a compressed one; other values mean nothing.</param>
    /// <param name="length">What the length says; that of the payload if null.</param>
    public static byte[] Message(ReadOnlySpan<byte> payload, byte flag = 0, uint? length = null)
    {
        var message = new byte[PrefixLength + payload.Length];
        message[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(1), length ?? (uint)payload.Length);
        payload.CopyTo(message.AsSpan(PrefixLength));
        return message;
    }
}
