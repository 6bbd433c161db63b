using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Exchange.CivilAffairs.Register.Import.Files.Xlsx;

/// <summary>
/// Reads a part of a workbook as XML, forwards, in bounded memory. Elements are told by their local names: there are two editions of the
/// namespaces.
/// </summary>
internal sealed class XlsxPart : IDisposable
{
    private const int DeepestElement = 64;

    private readonly char[] _chunk = new char[4096];
    private readonly StringBuilder _text = new();
    private readonly MeteredStream _stream;
    private readonly XmlReader _xml;
    private readonly long _length;

    public XlsxPart(ZipArchiveEntry entry, long limit)
    {
        _length = Math.Max(entry.Length, 1);
        _stream = new MeteredStream(entry.Open(), limit, entry.Crc32);
        _xml = XmlReader.Create(_stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = true,
            NameTable = new BoundedNames(),
        });
    }

    /// <summary>How much of the part has been read, 0 to 1.</summary>
    public double Fraction => Math.Min(1, _stream.Taken / (double)_length);

    public int Depth => _xml.Depth;

    /// <summary>Goes to the next start of an element, anywhere; false at the end of the part.</summary>
    public bool ReadElement()
    {
        while (Read())
        {
            if (_xml.NodeType == XmlNodeType.Element)
                return true;
        }

        return false;
    }

    /// <summary>Goes to the next start of an element within the one that started at <paramref name="depth"/>; false at its end.</summary>
    public bool ReadElementWithin(int depth)
    {
        while (!(_xml.Depth == depth && (_xml.NodeType == XmlNodeType.EndElement || _xml.IsEmptyElement)) && Read())
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.Depth > depth)
                return true;
        }

        return false;
    }

    public bool IsAt(string element) => _xml.NodeType == XmlNodeType.Element && _xml.LocalName == element;

    public string? Attribute(string name) => _xml.GetAttribute(name);

    /// <summary>An attribute that is told by its local name, such as <c>r:id</c>.</summary>
    public string? AttributeOfAnyNamespace(string name)
    {
        string? value = null;
        for (var more = _xml.MoveToFirstAttribute(); more; more = _xml.MoveToNextAttribute())
        {
            if (_xml.LocalName == name && _xml.Prefix.Length > 0)
                value = _xml.Value;
        }

        _xml.MoveToElement();
        return value;
    }

    public int? Number(string attribute) =>
        int.TryParse(Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>
    /// The text of the element that the reader stands on, up to its end; of a rich text all runs together, without the phonetic
    /// guide. Null when it is longer than <paramref name="limit"/> characters: it is then read over, not kept.
    /// </summary>
    public string? Text(int limit)
    {
        _text.Clear();
        var depth = _xml.Depth;
        var isGuide = int.MaxValue;
        var isTooLong = false;
        if (_xml.IsEmptyElement)
            return "";

        while (Read() && !(_xml.Depth == depth && _xml.NodeType == XmlNodeType.EndElement))
        {
            if (_xml.Depth <= isGuide)
                isGuide = IsAt("rPh") && !_xml.IsEmptyElement ? _xml.Depth : int.MaxValue;
            if (_xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace))
                continue;
            for (int read; (read = _xml.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0; _stream.StartToken())
            {
                isTooLong |= _text.Length + read > limit;
                if (!isTooLong && isGuide == int.MaxValue)
                    _text.Append(_chunk, 0, read);
            }
        }

        return isTooLong ? null : XlsxText.Unescape(_text.ToString());
    }

    public void Dispose() => _xml.Dispose();

    private bool Read()
    {
        var more = _xml.Read();
        _stream.StartToken();
        return _xml.Depth <= DeepestElement ? more : throw LedgerFileException.Damaged("工作簿内容无法解析");
    }
}
