using Exchange.CivilAffairs.Register.Import.Columns;

namespace Exchange.CivilAffairs.Register.Import.Refused;

/// <summary>A column of the workbook of refused rows.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Source">The column of the file that it repeats; null for a column of reasons.</param>
/// <param name="ReasonsFor">The header of the column whose reasons it gives; null for a column of the file.</param>
internal sealed record RefusedColumn(string Header, int? Source, string? ReasonsFor);

/// <summary>The columns of the workbook of refused rows: those of the file, and beside each wrong one a column with the reasons.</summary>
internal static class RefusedColumns
{
    public const string RowNumber = "原行号";
    private const string Reasons = "错误说明";

    public static IReadOnlyList<RefusedColumn> Of(LedgerHeading heading, RefusedRows rows)
    {
        var columns = new List<RefusedColumn>();
        var wrong = new HashSet<string>(rows.WrongColumns, StringComparer.Ordinal);
        for (var place = 0; place < Math.Max(heading.Headers.Count, rows.Width); place++)
        {
            var header = place < heading.Headers.Count ? heading.Headers[place] : "";
            columns.Add(new RefusedColumn(header, place, null));
            if (wrong.Remove(header))
                columns.Add(new RefusedColumn(header + Reasons, null, header));
        }

        // What is wrong with a column that the file does not have.
        columns.AddRange(wrong.Select(header => new RefusedColumn(header + Reasons, null, header)));
        return columns;
    }
}
