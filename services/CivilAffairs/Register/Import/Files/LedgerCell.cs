namespace Exchange.CivilAffairs.Register.Import.Files;

/// <summary>What a cell of a ledger holds.</summary>
internal enum CellKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Text as written; also a truth value, as TRUE or FALSE.</summary>
    Text,

    /// <summary>
    /// A number: plain digits where they are exact. A whole number of more than 15 digits that a spreadsheet may have rounded is in
    /// scientific notation (2.19901201601011E+17), so that nothing can take it for the number that once stood there.
    /// </summary>
    Number,

    /// <summary>A number formatted as a date: 2016-03-01, with the time after it where there is one.</summary>
    Date,

    /// <summary>A formula without a usable result. The text is empty.</summary>
    Formula,

    /// <summary>More text than a cell may hold. The text is empty.</summary>
    TooLong,
}

/// <summary>A cell of a ledger. Its text may be personal data, so <see cref="ToString"/> does not give it.</summary>
internal readonly record struct LedgerCell(CellKind Kind, string Text)
{
    public static readonly LedgerCell Empty = new(CellKind.Empty, "");

    public static LedgerCell OfText(string text) => text.Length == 0 ? Empty : new(CellKind.Text, text);

    /// <summary>Neither filled in nor wrong: nothing, or nothing but white space.</summary>
    public bool IsBlank => Kind == CellKind.Empty || (Kind == CellKind.Text && string.IsNullOrWhiteSpace(Text));

    public override string ToString() => Kind.ToString();
}

/// <summary>A row of a ledger.</summary>
/// <param name="Number">Its number in the sheet, as a spreadsheet counts: from 1.</param>
/// <param name="Cells">Its cells from the first column on; columns after the last filled one may be left out.</param>
internal sealed record LedgerRow(long Number, LedgerCell[] Cells)
{
    public bool IsBlank => Array.TrueForAll(Cells, cell => cell.IsBlank);

    public LedgerCell this[int column] => column < Cells.Length ? Cells[column] : LedgerCell.Empty;
}
