namespace Exchange.CivilAffairs.Register.Import.Files.Xlsx;

/// <summary>The check sum of ZIP files (ISO 3309). The framework's reader does not compare it: a flipped digit would pass.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = MakeTable();

    /// <param name="crc">The sum of what came before; 0 at the start.</param>
    /// <param name="bytes">What follows.</param>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        foreach (var value in bytes)
            crc = Table[(byte)crc ^ value] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var value = 0u; value < table.Length; value++)
        {
            var entry = value;
            for (var bit = 0; bit < 8; bit++)
                entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ 0xEDB88320;
            table[value] = entry;
        }

        return table;
    }
}
