using System.IO.Compression;
using System.Security;
using System.Text;

namespace Exchange.CivilAffairs.Tests.Register.Import;

/// <summary>
/// A workbook written part by part, so that a test can also make one that no spreadsheet would write. A cell is given as text, or as a piece
/// of XML that starts with &lt;c.
/// </summary>
internal sealed class RawWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private readonly List<(string Name, string State, string Xml)> _sheets = [];

    /// <summary>Parts beside the usual ones, or in their place; null leaves a usual one out.</summary>
    public Dictionary<string, string?> Parts { get; } = [];

    public List<string> SharedStrings { get; } = [];

    public bool Is1904 { get; init; }

    public CompressionLevel Compression { get; init; } = CompressionLevel.Fastest;

    /// <summary>A workbook with one sheet of these rows.</summary>
    public static byte[] Of(params IEnumerable<string?[]> rows) => new RawWorkbook().Sheet("台账", rows).Bytes();

    public RawWorkbook Sheet(string name, params IEnumerable<string?[]> rows) => Sheet(name, "visible", rows);

    public RawWorkbook Sheet(string name, string state, IEnumerable<string?[]> rows)
    {
        var number = 0;
        return SheetXml(name, state, $"<sheetData>{string.Concat(rows.Select(cells => $"<row r=\"{++number}\">{string.Concat(cells.Select((cell, place) => Cell(cell, place, number)))}</row>"))}</sheetData>");
    }

    public RawWorkbook SheetXml(string name, string state, string content)
    {
        _sheets.Add((name, state, $"<worksheet xmlns=\"{Main}\">{content}</worksheet>"));
        return this;
    }

    /// <summary>A cell that refers to a shared text.</summary>
    public string Shared(string text)
    {
        SharedStrings.Add($"<si><t>{SecurityElement.Escape(text)}</t></si>");
        return $"<c t=\"s\"><v>{SharedStrings.Count - 1}</v></c>";
    }

    public byte[] Bytes()
    {
        var numbers = Enumerable.Range(1, _sheets.Count).ToList();
        var parts = new Dictionary<string, string?>
        {
            ["[Content_Types].xml"] = $"""
                <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>
                """,
            ["_rels/.rels"] = $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
            ["xl/workbook.xml"] = $"""
                <workbook xmlns="{Main}" xmlns:r="{Office}"><workbookPr date1904="{(Is1904 ? 1 : 0)}"/><sheets>
                {string.Concat(numbers.Select(n => $"<sheet name=\"{_sheets[n - 1].Name}\" sheetId=\"{n}\" state=\"{_sheets[n - 1].State}\" r:id=\"rId{n}\"/>"))}
                </sheets></workbook>
                """,
            ["xl/_rels/workbook.xml.rels"] = $"""
                <Relationships xmlns="{Package}/relationships">
                {string.Concat(numbers.Select(n => $"<Relationship Id=\"rId{n}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}
                <Relationship Id="rIdS" Type="{Office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rIdT" Type="{Office}/styles" Target="styles.xml"/>
                </Relationships>
                """,
            // Style 1 is a date by number, 2 by its code, 3 an amount in a format that has letters.
            ["xl/styles.xml"] = $"""
                <styleSheet xmlns="{Main}"><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="[Red]0.00&quot;yd&quot;"/></numFmts>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>
                """,
            ["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Main}\">{string.Concat(SharedStrings)}</sst>",
        };
        foreach (var number in numbers)
            parts[$"xl/worksheets/sheet{number}.xml"] = _sheets[number - 1].Xml;
        foreach (var (name, part) in Parts)
            parts[name] = part;
        return Zip(parts.Where(part => part.Value is not null).Select(part => (part.Key, Encoding.UTF8.GetBytes(part.Value!))), Compression);
    }

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts, CompressionLevel compression = CompressionLevel.Fastest)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, compression).Open();
                part.Write(content);
            }
        }

        return file.ToArray();
    }

    private static string Cell(string? cell, int place, int row) => cell switch
    {
        null => "",
        ['<', 'c', ..] => cell.Insert(2, $" r=\"{(place < 26 ? "" : (char)('A' + place / 26 - 1))}{(char)('A' + place % 26)}{row}\""),
        _ => $"<c r=\"{(place < 26 ? "" : (char)('A' + place / 26 - 1))}{(char)('A' + place % 26)}{row}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell)}</t></is></c>",
    };
}
