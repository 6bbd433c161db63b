using Exchange.CivilAffairs.Register.Import.Files;

namespace Exchange.CivilAffairs.Register.Import.Columns;

/// <summary>Finds the header of a sheet among its first rows: below titles, and in two rows where columns are grouped.</summary>
internal static class HeadingFinder
{
    /// <returns>The row that names most columns; null when the sheet has no row at all.</returns>
    public static LedgerHeading? Find(LedgerSheet sheet, int rows)
    {
        LedgerHeading? best = null;
        LedgerRow? above = null;
        foreach (var row in sheet.Rows().TakeWhile(row => row.Number <= rows))
        {
            var heading = new LedgerHeading(row.Number, [.. row.Cells.Select(HeaderOf)]);
            if (above is not null && Grouped(above, row) is var grouped && grouped.KnownColumns > heading.KnownColumns)
                heading = grouped;
            if (heading.KnownColumns > (best?.KnownColumns ?? -1))
                best = heading;
            above = row;
        }

        return best;
    }

    /// <summary>
    /// Two rows as one header: a group (监护人情况) stands above the first of its columns (姓名, 联系电话), a column without a group in
    /// the upper row alone.
    /// </summary>
    private static LedgerHeading Grouped(LedgerRow upper, LedgerRow lower)
    {
        var headers = new string[Math.Max(upper.Cells.Length, lower.Cells.Length)];
        var columns = new LedgerColumn?[headers.Length];
        var group = "";
        for (var place = 0; place < headers.Length; place++)
        {
            var (top, bottom) = (HeaderOf(upper[place]), HeaderOf(lower[place]));
            group = top.Length > 0 ? top : bottom.Length > 0 ? group : "";
            headers[place] = bottom.Length > 0 ? bottom : top;
            columns[place] = bottom.Length > 0
                ? LedgerColumns.Find(Subject(group) + bottom) ?? LedgerColumns.Find(bottom)
                : LedgerColumns.Find(top);
        }

        return new LedgerHeading(lower.Number, headers, place => columns[place]);
    }

    /// <summary>监护人情况, 监护人信息 and 监护人基本信息 are about the 监护人.</summary>
    private static string Subject(string group)
    {
        foreach (var ending in (string[])["基本情况", "基本信息", "情况", "信息"])
        {
            if (group.EndsWith(ending, StringComparison.Ordinal))
                return group[..^ending.Length];
        }

        return group;
    }

    private static string HeaderOf(LedgerCell cell) => cell.Kind == CellKind.Text ? cell.Text.Trim() : "";
}
