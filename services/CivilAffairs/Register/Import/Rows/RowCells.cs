using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.CivilAffairs.Register.Import.Files;
using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>A row under its header: gives the cells by column and collects what is wrong with them.</summary>
internal sealed class RowCells
{
    private readonly LedgerRow _row;
    private readonly LedgerHeading _heading;
    private readonly List<CellError> _errors = [];

    public RowCells(LedgerRow row, LedgerHeading heading, int longestCell)
    {
        (_row, _heading) = (row, heading);
        for (var place = 0; place < row.Cells.Length; place++)
        {
            var header = place < heading.Headers.Count ? heading.Headers[place] : "";
            if (row.Cells[place].Kind == CellKind.TooLong)
                _errors.Add(CellErrors.Of(header, ErrorReason.CellTooLong, ("limit", longestCell)));
        }
    }

    public long Number => _row.Number;

    public IReadOnlyList<CellError> Errors => _errors;

    public LedgerCell Cell(Column column) => _heading.PlaceOf(column) is { } place ? _row[place] : LedgerCell.Empty;

    /// <summary>The cell's text, tidied; empty for a blank cell, and for one that is refused here because it cannot be read.</summary>
    public string Text(Column column)
    {
        var cell = Cell(column);
        if (cell.Kind == CellKind.Formula)
            Refuse(column, ErrorReason.CellFormula);

        var text = CellText.Tidy(cell.Text);
        var longest = LedgerColumns.Of(column).Longest;
        if (text.Length <= longest)
            return text;
        Refuse(column, ErrorReason.CellTooLong, ("limit", longest));
        return "";
    }

    /// <summary>As <see cref="Text"/>, and empty also for a stroke or a word that stands for nothing.</summary>
    public string TextOrNothing(Column column) => Text(column) is var text && CellText.IsNothing(text) ? "" : text;

    /// <summary>Nothing is written there, or a word that stands for nothing.</summary>
    public bool IsBlank(Column column)
    {
        var cell = Cell(column);
        return cell.IsBlank || (cell.Kind == CellKind.Text && CellText.IsNothing(cell.Text));
    }

    public void Refuse(Column column, ErrorReason reason, params (string, object)[] details) =>
        Add(CellErrors.Of(_heading.HeaderOf(column), reason, details));

    /// <summary>Refuses a cell with a text that says more than the reason's own.</summary>
    public void Refuse(Column column, ErrorReason reason, string text) => Add(CellErrors.Of(_heading.HeaderOf(column), reason, text));

    /// <summary>A cell may be looked at more than once, and is refused once for the same reason.</summary>
    private void Add(CellError error)
    {
        if (!_errors.Exists(known => known.Column == error.Column && known.Reason == error.Reason))
            _errors.Add(error);
    }
}
