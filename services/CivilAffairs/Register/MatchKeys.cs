using System.Diagnostics.CodeAnalysis;

namespace Exchange.CivilAffairs.Register;

/// <summary>Compares keyed hashes by their bytes.</summary>
internal sealed class MatchKeys : IEqualityComparer<byte[]>
{
    public static readonly MatchKeys Comparer = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    // The bytes are a hash already.
    public int GetHashCode([DisallowNull] byte[] key) => BitConverter.ToInt32(key);
}
