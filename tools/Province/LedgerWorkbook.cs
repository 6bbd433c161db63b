using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Exchange.Province;

/// <summary>Writes a ledger as a county would send it: one sheet, a title above the header, dates as dates and as text. Rows are streamed.</summary>
public static class LedgerWorkbook
{
    private const string SheetName = "流动儿童台账";
    private const string Title = "沈阳市流动儿童动态信息台账（合成样本）";
    private const uint DateStyle = 1;
    private static readonly DateTime ExcelEpoch = new(1899, 12, 30);

    /// <summary>Writes the children's rows.</summary>
    /// <returns>The number of rows, which is more than the children where a row stands twice.</returns>
    public static int Write(string path, IEnumerable<SyntheticChild> children)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        workbook.Workbook = new(new Sheets(new Sheet { Name = SheetName, SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();

        using var writer = OpenXmlWriter.Create(sheet);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, [Title]);
        WriteRow(writer, LedgerRow.Headers);
        var rows = 0;
        foreach (var child in children)
        {
            for (var copies = child.Flaws.Twice ? 2 : 1; copies > 0; copies--, rows++)
                WriteRow(writer, LedgerRow.Cells(child));
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
        return rows;
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<object?> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var value in cells)
            writer.WriteElement(CellOf(value));
        writer.WriteEndElement();
    }

    private static Cell CellOf(object? value) => value switch
    {
        null => new(),
        string text => new(new InlineString(new Text(text))) { DataType = CellValues.InlineString },
        DateOnly date => Numeric((date.ToDateTime(TimeOnly.MinValue) - ExcelEpoch).TotalDays, DateStyle),
        double number => Numeric(number),
        _ => throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}.", nameof(value)),
    };

    private static Cell Numeric(double number, uint style = 0) =>
        new(new CellValue(number.ToString("R", CultureInfo.InvariantCulture))) { StyleIndex = style };

    private static Stylesheet Styles() => new(
        new Fonts(new Font()),
        new Fills(new Fill()),
        new Borders(new Border()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
}
