using System.Buffers.Binary;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>Remembers by match key in which row each child stood: about 40 bytes a child.</summary>
internal sealed class EarlierRows
{
    private readonly Dictionary<UInt128, long> _rows = [];

    /// <summary>The earlier row of the same child; null for a child who has not been seen, and who is remembered from now on.</summary>
    public long? Find(ReadOnlySpan<byte> matchKey, long row)
    {
        var key = BinaryPrimitives.ReadUInt128BigEndian(matchKey);
        if (_rows.TryAdd(key, row))
            return null;
        return _rows[key];
    }
}
