using System.IO.Compression;
using Exchange.Contracts.CivilAffairs.V1;
using Google.Protobuf;

namespace Exchange.CivilAffairs.Register;

/// <summary>
/// Decisions as they are kept: the contract's message, compressed, because the reasons in two languages are a few kilobytes of much the
/// same words for every child.
/// </summary>
internal static class StoredDecision
{
    public static byte[] Write(Decision decision)
    {
        var plain = decision.ToByteArray();
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, packed, out var length, quality: 1, window: 16)
            ? packed[..length]
            : throw new InvalidOperationException("A decision could not be compressed.");
    }

    public static Decision Read(byte[] stored)
    {
        using var plain = new BrotliStream(new MemoryStream(stored), CompressionMode.Decompress);
        return Decision.Parser.ParseFrom(plain);
    }
}
