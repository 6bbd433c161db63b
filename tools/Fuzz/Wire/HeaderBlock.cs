using System.Text;

namespace Exchange.Fuzz.Wire;

/// <summary>A header field. Each character is one byte (Latin-1), so that any bytes can be written.</summary>
public readonly record struct Field(string Name, string Value)
{
    public override string ToString() => $"{Name}: {Value}";
}

/// <summary>
/// Header blocks of HTTP/2 (HPACK, RFC 7541) in their plainest form: literals without indexing and without Huffman. Reads what Kestrel
/// sends to a client that allows it no table.
/// </summary>
public static class HeaderBlock
{
    private const int Indexed = 0x80, IncrementalIndexing = 0x40, SizeUpdate = 0x20, Huffman = 0x80;

    public static byte[] Write(params IEnumerable<Field> fields)
    {
        var block = new MemoryStream();
        foreach (var (name, value) in fields)
        {
            block.WriteByte(0);
            WriteText(block, name);
            WriteText(block, value);
        }

        return block.ToArray();
    }

    /// <exception cref="InvalidDataException">The block uses a table of its own or Huffman, or is broken.</exception>
    public static IReadOnlyList<Field> Read(ReadOnlySpan<byte> block)
    {
        var fields = new List<Field>();
        while (block.Length > 0)
        {
            var first = block[0];
            if ((first & Indexed) != 0)
                fields.Add(StaticField(ReadNumber(ref block, 7)));
            else if ((first & IncrementalIndexing) == 0 && (first & SizeUpdate) != 0)
                ReadNumber(ref block, 5);
            else
                fields.Add(ReadLiteral(ref block, (first & IncrementalIndexing) != 0 ? 6 : 4));
        }

        return fields;
    }

    private static Field ReadLiteral(ref ReadOnlySpan<byte> block, int prefix)
    {
        var index = ReadNumber(ref block, prefix);
        var name = index == 0 ? ReadText(ref block) : StaticField(index).Name;
        return new Field(name, ReadText(ref block));
    }

    private static Field StaticField(int index) => index is > 0 and <= 61
        ? StaticTable[index - 1]
        : throw new InvalidDataException($"Field {index} is not in HPACK's static table.");

    private static string ReadText(ref ReadOnlySpan<byte> block)
    {
        if (block.Length == 0 || (block[0] & Huffman) != 0)
            throw new InvalidDataException("A text is missing or compressed.");
        var length = ReadNumber(ref block, 7);
        if (length > block.Length)
            throw new InvalidDataException("A text is cut off.");
        var text = Encoding.Latin1.GetString(block[..length]);
        block = block[length..];
        return text;
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> block, int prefix)
    {
        var most = (1 << prefix) - 1;
        var number = block[0] & most;
        block = block[1..];
        if (number < most)
            return number;
        for (var shift = 0; shift < 28; shift += 7)
        {
            if (block.Length == 0)
                break;
            var next = block[0];
            block = block[1..];
            number += (next & 0x7f) << shift;
            if ((next & 0x80) == 0)
                return number;
        }

        throw new InvalidDataException("A number is cut off or too large.");
    }

    private static void WriteText(MemoryStream block, string text)
    {
        WriteNumber(block, text.Length, 7);
        block.Write(Encoding.Latin1.GetBytes(text));
    }

    private static void WriteNumber(MemoryStream block, int number, int prefix)
    {
        var most = (1 << prefix) - 1;
        if (number < most)
        {
            block.WriteByte((byte)number);
            return;
        }

        block.WriteByte((byte)most);
        for (number -= most; number >= 0x80; number >>= 7)
            block.WriteByte((byte)(number | 0x80));
        block.WriteByte((byte)number);
    }

    // RFC 7541, appendix A.
    private static readonly Field[] StaticTable =
    [
        .. """
            :authority|:method GET|:method POST|:path /|:path /index.html|:scheme http|:scheme https|:status 200|:status 204|:status 206
            :status 304|:status 400|:status 404|:status 500|accept-charset|accept-encoding gzip, deflate|accept-language|accept-ranges
            accept|access-control-allow-origin|age|allow|authorization|cache-control|content-disposition|content-encoding
            content-language|content-length|content-location|content-range|content-type|cookie|date|etag|expect|expires|from|host
            if-match|if-modified-since|if-none-match|if-range|if-unmodified-since|last-modified|link|location|max-forwards
            proxy-authenticate|proxy-authorization|range|referer|refresh|retry-after|server|set-cookie|strict-transport-security
            transfer-encoding|user-agent|vary|via|www-authenticate
            """
            .Split(['|', '\n'], StringSplitOptions.TrimEntries)
            .Select(entry => entry.Split(' ', 2))
            .Select(entry => new Field(entry[0], entry is [_, var value] ? value : "")),
    ];
}
