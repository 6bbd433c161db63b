using System.Globalization;
using System.Text.RegularExpressions;
using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.CivilAffairs.Register.Import.Files;
using Exchange.CivilAffairs.Register.Import.Files.Xlsx;
using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>Reads dates as ledgers write them: year, month and day in this order, or a spreadsheet's day number.</summary>
internal static partial class DateCells
{
    private const int FirstYear = 1900;
    private const int Lifetime = 60;

    /// <summary>The date; null for a blank cell, and for one that is refused.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="today">No date lies after it.</param>
    /// <param name="is1904">How the workbook counts days.</param>
    public static DateOnly? Read(RowCells row, Column column, DateOnly today, bool is1904)
    {
        var text = row.TextOrNothing(column);
        if (text.Length == 0)
            return null;

        var date = row.Cell(column).Kind == CellKind.Number && Parse(text) is null ? OfSerial(text, is1904, today) : Parse(text);
        if (date is { Year: >= FirstYear } && date <= today)
            return date;
        if (date > today)
            row.Refuse(column, ErrorReason.DateInvalid, "日期晚于今天。请核对。");
        else
            row.Refuse(column, ErrorReason.DateInvalid);
        return null;
    }

    private static DateOnly? Parse(string text)
    {
        var parts = Written().Match(CellText.HalfWidth(text)).Groups;
        var date = $"{parts["y"].Value}-{parts["m"].Value}-{parts["d"].Value}";
        return DateOnly.TryParseExact(date, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
    }

    /// <summary>
    /// A day number that has lost its format. Only one within a lifetime of today is taken: 2016 is a year that somebody wrote, not a
    /// day of 1905.
    /// </summary>
    private static DateOnly? OfSerial(string text, bool is1904, DateOnly today) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
        && ExcelDates.FromSerial(serial, is1904) is { } moment
        && DateOnly.FromDateTime(moment) is var date
        && date > today.AddYears(-Lifetime) && date < today.AddYears(Lifetime)
            ? date
            : null;

    /// <summary>2016-03-01, 2016/3/1, 2016.3.1, 2016年3月1日, 20160301, each with a time after it or none.</summary>
    [GeneratedRegex("""
        ^(?<y>\d{4})
        (?: (?<m>\d{2}) (?<d>\d{2})
          | \s*[-/.\u2010-\u2015]\s* (?<m>\d{1,2}) \s*[-/.\u2010-\u2015]\s* (?<d>\d{1,2})
          | \s*年\s* (?<m>\d{1,2}) \s*月\s* (?<d>\d{1,2}) \s*[日号] )
        (?: [\sT]\s* \d{1,2}:\d{2} (?: :\d{2} (?: \.\d+ )? )? Z? )?$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
