using System.Globalization;
using System.IO.Compression;

namespace Exchange.CivilAffairs.Register.Import.Files.Xlsx;

/// <summary>A sheet of a workbook.</summary>
internal sealed class XlsxSheet(string name, bool isHidden, ZipArchiveEntry entry, XlsxFile file) : LedgerSheet(name, isHidden)
{
    public override bool Is1904 => file.Is1904;

    protected override IEnumerable<LedgerRow> Read()
    {
        using var part = new XlsxPart(entry, file.Limits.PartBytes);
        while (part.ReadElement() && !part.IsAt("sheetData"))
        {
        }

        var row = 0L;
        for (var depth = part.Depth; part.ReadElementWithin(depth);)
        {
            if (!part.IsAt("row"))
                continue;
            row = part.Number("r") ?? row + 1;
            var cells = ReadCells(part);
            Fraction = part.Fraction;
            yield return new LedgerRow(row, cells);
        }

        // To its very end, where the check sum is compared.
        while (part.ReadElement())
        {
        }
    }

    private LedgerCell[] ReadCells(XlsxPart part)
    {
        var cells = new List<LedgerCell>(32);
        var characters = 0;
        var column = -1;
        for (var depth = part.Depth; part.ReadElementWithin(depth);)
        {
            if (!part.IsAt("c"))
                continue;
            column = ColumnOf(part.Attribute("r")) ?? column + 1;
            var cell = ReadCell(part);
            if (cell.Kind == CellKind.Empty || column >= file.Limits.Columns)
                continue;

            characters += cell.Text.Length;
            while (cells.Count <= column)
                cells.Add(LedgerCell.Empty);
            cells[column] = characters > file.Limits.RowCharacters ? new LedgerCell(CellKind.TooLong, "") : cell;
        }

        return [.. cells];
    }

    private LedgerCell ReadCell(XlsxPart part)
    {
        var type = part.Attribute("t") ?? "n";
        var style = part.Number("s") ?? 0;
        var isFormula = false;
        string? value = "";
        for (var depth = part.Depth; part.ReadElementWithin(depth);)
        {
            isFormula |= part.IsAt("f");
            if (part.IsAt("v") || part.IsAt("is"))
                value = part.Text(file.Limits.CellCharacters);
            else
                part.Text(0);
        }

        if (value is null)
            return new LedgerCell(CellKind.TooLong, "");
        // An empty text is a formula's result like any other; an empty number is none.
        if (value.Length == 0)
            return isFormula && type != "str" ? new LedgerCell(CellKind.Formula, "") : LedgerCell.Empty;
        return type switch
        {
            "s" => SharedCell(value),
            "str" or "inlineStr" => LedgerCell.OfText(value),
            "b" => LedgerCell.OfText(value == "0" ? "FALSE" : "TRUE"),
            "e" => new LedgerCell(CellKind.Formula, ""),
            "d" => DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
                ? new LedgerCell(CellKind.Date, ExcelDates.Write(moment))
                : LedgerCell.OfText(value),
            _ => NumberCell(value, style),
        };
    }

    private LedgerCell SharedCell(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && file.Strings[index] is { } cell
            ? cell
            : throw LedgerFileException.Damaged("共享文本缺失");

    private LedgerCell NumberCell(string value, int style)
    {
        if (ExcelNumbers.Write(value) is not { } number)
            return LedgerCell.OfText(value);
        var serial = double.Parse(value, CultureInfo.InvariantCulture);
        return file.Styles.IsDate(style) && ExcelDates.FromSerial(serial, file.Is1904) is { } moment
            ? new LedgerCell(CellKind.Date, ExcelDates.Write(moment))
            : new LedgerCell(CellKind.Number, number);
    }

    /// <summary>The column of a reference such as AB12, from 0; null when there is none.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var character in reference ?? "")
        {
            if (character is < 'A' or > 'Z' || column > 100_000)
                break;
            column = column * 26 + character - 'A' + 1;
        }

        return column == 0 ? null : column - 1;
    }
}
