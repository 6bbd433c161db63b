using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Exchange.Hosting.Storage;

internal static class Ids
{
    /// <summary>UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, 12 bits of <paramref name="count"/>, 62 random bits.</summary>
    public static Guid Version7(DateTimeOffset time, int count)
    {
        Span<byte> id = stackalloc byte[16];
        RandomNumberGenerator.Fill(id[8..]);
        BinaryPrimitives.WriteInt64BigEndian(id, time.ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteUInt16BigEndian(id[6..], (ushort)(0x7000 | (count & 0x0FFF)));
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
