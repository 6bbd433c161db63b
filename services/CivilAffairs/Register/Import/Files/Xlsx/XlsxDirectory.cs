using System.Buffers.Binary;

namespace Exchange.CivilAffairs.Register.Import.Files.Xlsx;

/// <summary>The directory at the end of a ZIP file.</summary>
internal static class XlsxDirectory
{
    private const int MostParts = 10_000;
    private const int RecordLength = 22;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>A ZIP file names all its parts when it is opened: millions of them would take the memory before a part is read.</summary>
    public static void RefuseTooManyParts(Stream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, RecordLength + LongestComment)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + RecordLength > tail.Length)
            throw new InvalidDataException("The ZIP file has no end.");
        if (BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10)) > MostParts)
            throw LedgerFileException.TooLarge(MostParts, "压缩包内文件数");
        file.Position = 0;
    }
}
