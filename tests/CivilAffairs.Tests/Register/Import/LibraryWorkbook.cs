using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Exchange.CivilAffairs.Tests.Register.Import;

/// <summary>A workbook written by a library that knows nothing of how ours reads.</summary>
internal static class LibraryWorkbook
{
    /// <param name="rows">Cells as text, number (<see cref="double"/>), date (<see cref="DateOnly"/>) or nothing.</param>
    public static byte[] Of(IEnumerable<object?[]> rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            var strings = book.AddNewPart<SharedStringTablePart>();
            book.Workbook = new Workbook(new Sheets(new Sheet { Name = "台账", SheetId = 1, Id = book.GetIdOfPart(sheet) }));
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
            strings.SharedStringTable = new SharedStringTable();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(cells => new Row(cells.Select(cell => CellOf(cell, strings.SharedStringTable))))));
        }

        return stream.ToArray();
    }

    private static Cell CellOf(object? value, SharedStringTable strings) => value switch
    {
        null => new Cell(),
        string text => new Cell(new CellValue(IndexOf(text, strings))) { DataType = CellValues.SharedString },
        double number => new Cell(new CellValue(number)),
        DateOnly date => new Cell(new CellValue(date.ToDateTime(default).ToOADate().ToString(CultureInfo.InvariantCulture))) { StyleIndex = 1 },
        _ => throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}.", nameof(value)),
    };

    private static int IndexOf(string text, SharedStringTable strings)
    {
        strings.AppendChild(new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        return strings.Count() - 1;
    }
}
