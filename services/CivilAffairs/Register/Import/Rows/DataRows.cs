using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.CivilAffairs.Register.Import.Files;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>Tells the rows of children from what else stands below a header.</summary>
internal static class DataRows
{
    private static readonly Column[] ChildColumns = [Column.CitizenId, Column.BirthDate, Column.Hukou, Column.Residence];
    private static readonly string[] Notes = ["合计", "总计", "小计", "填表", "填报", "制表", "审核", "复核", "负责人", "说明", "注:", "备注:", "单位:"];

    public static IEnumerable<LedgerRow> Below(LedgerHeading heading, LedgerSheet sheet) =>
        sheet.Rows().Where(row => row.Number > heading.LastRow && !IsHeader(row, heading) && !IsNote(row, heading));

    /// <summary>The header again, as on each page of a print.</summary>
    private static bool IsHeader(LedgerRow row, LedgerHeading heading) =>
        Repeats(row, heading, Column.Name) && Repeats(row, heading, Column.CitizenId);

    private static bool Repeats(LedgerRow row, LedgerHeading heading, Column column) =>
        heading.PlaceOf(column) is { } place
        && HeaderText.Key(row[place].Text) is { Length: > 0 } key
        && key == HeaderText.Key(heading.Headers[place]);

    /// <summary>A sum, or who filled the ledger in: text below the children that says nothing of a child.</summary>
    private static bool IsNote(LedgerRow row, LedgerHeading heading)
    {
        if (ChildColumns.Any(column => heading.PlaceOf(column) is { } place && !row[place].IsBlank))
            return false;
        var first = CellText.Word(Array.Find(row.Cells, cell => !cell.IsBlank).Text ?? "");
        return Notes.Any(note => first.StartsWith(note, StringComparison.Ordinal));
    }
}
