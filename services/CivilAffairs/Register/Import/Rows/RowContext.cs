using Exchange.Standards;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>What the rows of one import have in common.</summary>
/// <param name="Ledger">County or prefecture whose ledger it is.</param>
/// <param name="Today">The civil date.</param>
/// <param name="Is1904">How the workbook counts days.</param>
internal sealed record RowContext(DivisionCode Ledger, DateOnly Today, bool Is1904)
{
    public PlaceNames Places { get; } = new(Divisions.Current);
}
