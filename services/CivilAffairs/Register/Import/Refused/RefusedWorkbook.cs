using System.IO.Compression;
using System.Text;
using System.Xml;
using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Register.Import.Refused;

/// <summary>
/// Writes refused rows as a workbook that a county worker corrects and sends in again: the file's own columns, wrong cells red, the reasons
/// in a column beside them. All cells are text, so that no spreadsheet rounds a number; the columns of reasons are no columns of the format
/// and are left alone when the workbook comes back.
/// </summary>
/// <remarks>Written straight into the ZIP: the library for workbooks keeps every part in memory until it is closed.</remarks>
internal static class RefusedWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static void Write(RefusedRows rows, LedgerHeading heading, Stream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, text) in RefusedParts.All)
        {
            using var fixedPart = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
            fixedPart.Write(text);
        }

        var part = zip.CreateEntry(RefusedParts.Sheet, CompressionLevel.Fastest);
        using var sheet = XmlWriter.Create(part.Open(), new XmlWriterSettings { CloseOutput = true });
        WriteSheet(sheet, rows, RefusedColumns.Of(heading, rows));
    }

    private static void WriteSheet(XmlWriter xml, RefusedRows rows, IReadOnlyList<RefusedColumn> columns)
    {
        xml.WriteStartElement("worksheet", Main);
        WriteFrozenHeader(xml);
        WriteWidths(xml, columns);

        xml.WriteStartElement("sheetData");
        xml.WriteStartElement("row");
        foreach (var header in columns.Select(column => column.Header).Prepend(RefusedColumns.RowNumber))
            WriteCell(xml, header, RefusedStyle.Header);
        xml.WriteEndElement();
        foreach (var row in rows.Read())
            WriteRow(xml, row, columns);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, RefusedEntry row, IReadOnlyList<RefusedColumn> columns)
    {
        xml.WriteStartElement("row");
        WriteCell(xml, $"{row.Number}", RefusedStyle.Text);
        foreach (var column in columns)
        {
            var errors = row.Errors.Where(error => error.Column == (column.ReasonsFor ?? column.Header)).ToList();
            if (column.Source is { } place)
                WriteCell(xml, row.Cells.ElementAtOrDefault(place) ?? "", errors.Count > 0 ? RefusedStyle.Wrong : RefusedStyle.Text);
            else
                WriteCell(xml, string.Join('\n', errors.Select(error => error.Text)), RefusedStyle.Reasons);
        }

        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, string text, RefusedStyle style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("s", $"{(int)style}");
        if (text.Length > 0)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Files.Xlsx.XlsxText.Escape(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteFrozenHeader(XmlWriter xml)
    {
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        xml.WriteStartElement("pane");
        xml.WriteAttributeString("ySplit", "1");
        xml.WriteAttributeString("topLeftCell", "A2");
        xml.WriteAttributeString("state", "frozen");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteWidths(XmlWriter xml, IReadOnlyList<RefusedColumn> columns)
    {
        xml.WriteStartElement("cols");
        WriteWidth(xml, 1, 8);
        for (var at = 0; at < columns.Count; at++)
            WriteWidth(xml, at + 2, columns[at].ReasonsFor is null ? 16 : 36);
        xml.WriteEndElement();
    }

    private static void WriteWidth(XmlWriter xml, int column, int width)
    {
        xml.WriteStartElement("col");
        xml.WriteAttributeString("min", $"{column}");
        xml.WriteAttributeString("max", $"{column}");
        xml.WriteAttributeString("width", $"{width}");
        xml.WriteAttributeString("style", $"{(int)RefusedStyle.Text}");
        xml.WriteAttributeString("customWidth", "1");
        xml.WriteEndElement();
    }
}
