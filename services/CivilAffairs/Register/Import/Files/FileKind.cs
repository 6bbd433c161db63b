using System.Text;

namespace Exchange.CivilAffairs.Register.Import.Files;

/// <summary>How a ledger file is read.</summary>
internal enum FileKind
{
    Workbook,
    Text,
}

/// <summary>Tells by a file's first bytes what it is, and refuses by name what is no ledger.</summary>
internal static class FileKinds
{
    private const int Head = 64 * 1024;

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static ReadOnlySpan<byte> MarkAndBlanks => [0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n'];

    public static FileKind Of(Stream file, string name)
    {
        if (Path.GetExtension(name).ToUpperInvariant() is ".XLSM" or ".XLTM" or ".XLAM")
            throw LedgerFileException.Unsupported("含宏的工作簿");
        if (file.Length == 0)
            throw LedgerFileException.Empty();

        file.Position = 0;
        var head = new byte[(int)Math.Min(Head, file.Length)];
        file.ReadExactly(head);
        return Of(head, file);
    }

    private static FileKind Of(ReadOnlySpan<byte> head, Stream file)
    {
        if (head.StartsWith("PK\x03\x04"u8))
            return FileKind.Workbook;
        if (head.StartsWith("PK"u8))
            throw LedgerFileException.Damaged("压缩包不完整");
        if (head.StartsWith(CompoundFile))
            throw LedgerFileException.Unsupported(Contains(file, "EncryptedPackage") ? "加密的工作簿，请先取消打开密码" : "旧版 .xls 工作簿");
        if (head.StartsWith("%PDF"u8))
            throw LedgerFileException.Unsupported("PDF");
        if (head.StartsWith("{\\rtf"u8))
            throw LedgerFileException.Unsupported("RTF");
        if (head.TrimStart(MarkAndBlanks) is [(byte)'<', ..])
            throw LedgerFileException.Unsupported("网页或 XML");
        return FileKind.Text;
    }

    /// <summary>Whether a compound file has a stream of this name; its directory writes names in UTF-16.</summary>
    private static bool Contains(Stream file, string streamName)
    {
        var wanted = Encoding.Unicode.GetBytes(streamName);
        var buffer = new byte[Head];
        file.Position = 0;
        for (int kept = 0, read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var filled = kept + read;
            if (buffer.AsSpan(0, filled).IndexOf(wanted) >= 0)
                return true;
            kept = Math.Min(wanted.Length, filled);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }

        return false;
    }
}
