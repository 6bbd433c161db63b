using System.Buffers.Binary;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>
/// A place in the feed. Rows are ordered by the transaction that wrote them and then by their sequence, since a sequence alone is given
/// before the commit: a row could appear behind a reader that has gone past it.
/// </summary>
internal readonly record struct FeedPosition(long TxId, long Sequence) : IComparable<FeedPosition>
{
    public const int Length = 16;

    public int CompareTo(FeedPosition other) => (TxId, Sequence).CompareTo((other.TxId, other.Sequence));

    public static bool operator <(FeedPosition a, FeedPosition b) => a.CompareTo(b) < 0;

    public static bool operator >(FeedPosition a, FeedPosition b) => a.CompareTo(b) > 0;

    public static bool operator <=(FeedPosition a, FeedPosition b) => a.CompareTo(b) <= 0;

    public static bool operator >=(FeedPosition a, FeedPosition b) => a.CompareTo(b) >= 0;

    public void WriteTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes, TxId);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Sequence);
    }

    public static FeedPosition Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[8..]));
}
