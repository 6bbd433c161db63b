using Exchange.CivilAffairs.Register.Import.Files;
using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>A row that has been read.</summary>
/// <param name="Row">The row as it stands in the file.</param>
/// <param name="Statement">What it says; null when something is wrong with it.</param>
/// <param name="Errors">What is wrong with it.</param>
internal sealed record ReadRow(LedgerRow Row, ChildStatement? Statement, IReadOnlyList<CellError> Errors)
{
    /// <summary>The header of the column of numbers, for what is found out about the child later.</summary>
    public required string CitizenIdHeader { get; init; }

    /// <summary>The number ends as rounded ones do, and yet has the right check digit: one rounded number in eleven has.</summary>
    public bool MayHaveLostDigits { get; init; }

    /// <summary>The row, refused for something that does not show in the row alone.</summary>
    public ReadRow Refused(ErrorReason reason, params (string, object)[] details) =>
        this with { Statement = null, Errors = [CellErrors.Of(CitizenIdHeader, reason, details)] };
}
