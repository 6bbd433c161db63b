namespace Exchange.CivilAffairs.Register.Import.Files.Csv;

/// <summary>A cell of text, as a spreadsheet would take it.</summary>
internal static class CsvCell
{
    public static LedgerCell Of(string text) => text switch
    {
        // ="2101…" keeps a spreadsheet from taking digits for a number.
        ['=', '"', .. var inner, '"'] => LedgerCell.OfText(inner),
        ['=', _, ..] => new LedgerCell(CellKind.Formula, ""),
        "#N/A" or "#VALUE!" or "#REF!" or "#NAME?" or "#DIV/0!" or "#NULL!" or "#NUM!" => new LedgerCell(CellKind.Formula, ""),
        _ => LedgerCell.OfText(text),
    };
}
