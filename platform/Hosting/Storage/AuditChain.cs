using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Storage;

/// <summary>What a check of the audit chain found.</summary>
/// <param name="Length">Entries that are linked without fault, counted from the first.</param>
/// <param name="Head">Hash of the last of them; empty for an empty chain. Kept elsewhere, it shows later that no tail was cut off.</param>
/// <param name="Fault">What is wrong with the entry after them; null when nothing is.</param>
public sealed record AuditVerdict(long Length, byte[] Head, string? Fault)
{
    /// <summary>True when the whole chain is as it was sealed.</summary>
    public bool IsIntact => Fault is null;
}

/// <summary>
/// Links audit entries by hashes, so that an entry changed, removed or slipped in afterwards shows. The order of the chain is the order of
/// sealing: transactions become visible out of order, so no order known at writing time could be kept without gaps.
/// </summary>
public static class AuditChain
{
    /// <summary>Walks the whole chain, reading entry by entry.</summary>
    public static async Task<AuditVerdict> VerifyAsync(NodeDb db, CancellationToken ct)
    {
        byte[] head = [];
        var length = 0L;
        var sealedEntries = db.Audit.AsNoTracking().Where(a => a.Sequence != null).OrderBy(a => a.Sequence);
        await foreach (var entry in sealedEntries.AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
        {
            if (entry.Sequence != length + 1)
                return new AuditVerdict(length, head, $"Entry {length + 1} is missing.");
            var hash = Link(head, length + 1, entry);
            if (entry.Hash is null || !hash.AsSpan().SequenceEqual(entry.Hash))
                return new AuditVerdict(length, head, $"Entry {length + 1} is not what was sealed.");
            (length, head) = (length + 1, hash);
        }

        return new AuditVerdict(length, head, null);
    }

    internal static byte[] Link(byte[] previous, long sequence, AuditEntry entry)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[32];
        BinaryPrimitives.WriteInt64BigEndian(numbers, sequence);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], UnixMicroseconds.From(entry.Time));
        entry.Id.TryWriteBytes(numbers[16..], bigEndian: true, out _);
        sha.AppendData(previous);
        sha.AppendData(numbers);
        Append(sha, entry.Actor);
        Append(sha, entry.Action);
        Append(sha, entry.Subject);
        return sha.GetHashAndReset();
    }

    /// <summary>The length goes first, so that no two different entries have the same bytes.</summary>
    private static void Append(IncrementalHash sha, string text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        sha.AppendData(length);
        sha.AppendData(bytes);
    }
}
