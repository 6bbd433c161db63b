namespace Exchange.CivilAffairs.Register.Import.Columns;

/// <summary>A column of the ledger format (docs/ledger-format.md).</summary>
/// <param name="Id">What it is about.</param>
/// <param name="Name">Its header, as the format writes it.</param>
/// <param name="English">Its header in English.</param>
/// <param name="Synonyms">Other headers that mean the same, separated by spaces.</param>
internal sealed record LedgerColumn(Column Id, string Name, string English, string Synonyms)
{
    /// <summary>What of an entry the column states, as paths from the contract's Child on, separated by spaces.</summary>
    public required string States { get; init; }

    /// <summary>A file without this column is no ledger.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The most characters that a cell may have.</summary>
    public int Longest { get; init; } = 64;
}
