using System.Buffers;
using System.Text;

namespace Exchange.CivilAffairs.Register.Import.Files.Csv;

/// <summary>Finds a text file's encoding by decoding it strictly: a guess by frequency would turn names into other names.</summary>
internal static class TextEncoding
{
    private const int GB18030 = 54936;
    private const int Block = 64 * 1024;

    /// <summary>
    /// UTF-8 and UTF-16 with a mark or without, else GB18030, which GBK and GB 2312 are parts of. The decoder refuses bytes that do not
    /// fit.
    /// </summary>
    /// <returns>The encoding, and how many bytes of mark stand before the text.</returns>
    public static (Encoding Encoding, int Mark) Of(Stream file)
    {
        file.Position = 0;
        var head = new byte[Math.Min(file.Length, Block)];
        file.ReadExactly(head);

        if (head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return (Utf8(), 3);
        if (head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return (Utf16(bigEndian: false), 2);
        if (head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return (Utf16(bigEndian: true), 2);
        if (head.Contains((byte)0))
            return (Utf16WithoutMark(head), 0);
        if (IsUtf8(file))
            return (Utf8(), 0);
        if (Decodes(file, Gb18030()))
            return (Gb18030(), 0);
        throw LedgerFileException.Unsupported("无法识别的文字编码");
    }

    private static Encoding Utf8() => new UTF8Encoding(false, throwOnInvalidBytes: true);

    private static Encoding Utf16(bool bigEndian) => new UnicodeEncoding(bigEndian, false, throwOnInvalidBytes: true);

    private static Encoding Gb18030() =>
        CodePagesEncodingProvider.Instance.GetEncoding(GB18030, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Commas and digits of UTF-16 have a zero byte, always on the same side.</summary>
    private static Encoding Utf16WithoutMark(byte[] head)
    {
        var zeros = new int[2];
        for (var at = 0; at < head.Length; at++)
            zeros[at % 2] += head[at] == 0 ? 1 : 0;
        if (zeros[0] > 0 && zeros[1] > 0)
            throw LedgerFileException.Unsupported("不是文本");
        return Utf16(bigEndian: zeros[0] > 0);
    }

    /// <summary>A character that the end of the file cuts in two does not count: such a file is damaged, not in another encoding.</summary>
    private static bool IsUtf8(Stream file)
    {
        var buffer = new byte[Block];
        var kept = 0;
        file.Position = 0;
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var filled = buffer.AsSpan(0, kept + read);
            kept = IncompleteTail(filled);
            if (!System.Text.Unicode.Utf8.IsValid(filled[..^kept]))
                return false;
            filled[^kept..].CopyTo(buffer);
        }

        return true;
    }

    /// <summary>Bytes of a character at the end whose rest is still to come: 0 to 3.</summary>
    private static int IncompleteTail(ReadOnlySpan<byte> bytes)
    {
        for (var length = 1; length <= Math.Min(3, bytes.Length); length++)
        {
            if (Rune.DecodeFromUtf8(bytes[^length..], out _, out _) == OperationStatus.NeedMoreData)
                return length;
        }

        return 0;
    }

    private static bool Decodes(Stream file, Encoding encoding)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: false, Block, leaveOpen: true);
        var buffer = new char[Block];
        try
        {
            while (reader.Read(buffer) > 0)
            {
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
