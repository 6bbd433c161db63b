using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>
/// Holds back rows whose number ends in 000 with the right check digit. About one rightful number in a thousand does, and one in eleven of
/// those that a spreadsheet has rounded: which it is, the file tells. Where other numbers were rounded these are refused with them; where
/// none was, they are entered at the end.
/// </summary>
internal sealed class DoubtfulRows
{
    // With so many in doubt and not one plainly rounded, chance has decided: each rounded one would be plain ten times in eleven.
    private const int Most = 256;

    private static readonly string Rounded = CellErrors.Of("", ErrorReason.CitizenIdExcelRounded).Reason;

    private readonly Queue<ReadRow> _held = [];
    private bool _someAreRounded;

    /// <summary>Takes note of a row, and of what that says of the others.</summary>
    /// <param name="row">Any row of the file, in order.</param>
    /// <returns>The rows that are decided now: mostly the row itself, as it was or refused.</returns>
    public IEnumerable<ReadRow> Decide(ReadRow row)
    {
        _someAreRounded |= row.Errors.Any(error => error.Reason == Rounded);
        if (!row.MayHaveLostDigits || row.Statement is null)
            return [row];
        if (_someAreRounded)
            return [Refuse(row)];
        _held.Enqueue(row);
        return _held.Count > Most ? [_held.Dequeue()] : [];
    }

    /// <summary>The rows still held, as the whole file decides.</summary>
    public IEnumerable<ReadRow> Rest() => _held.Select(row => _someAreRounded ? Refuse(row) : row);

    private static ReadRow Refuse(ReadRow row) => row.Refused(ErrorReason.CitizenIdExcelRounded);
}
