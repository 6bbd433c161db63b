namespace Exchange.CivilAffairs.Register.Import.Files;

/// <summary>
/// How much of a file is held in memory or looked at. The values are far above any ledger; they keep a file that was made to do harm
/// from taking the node's memory.
/// </summary>
internal sealed record LedgerLimits
{
    /// <summary>Bytes of the file itself.</summary>
    public long FileBytes { get; init; } = 256L << 20;

    /// <summary>Bytes of one part of a workbook after decompression.</summary>
    public long PartBytes { get; init; } = 2L << 30;

    /// <summary>Bytes of all shared texts of a workbook, which are held in memory.</summary>
    public long StringBytes { get; init; } = 128L << 20;

    /// <summary>Shared texts of a workbook.</summary>
    public int Strings { get; init; } = 8_000_000;

    /// <summary>Characters of a cell: what Excel itself allows.</summary>
    public int CellCharacters { get; init; } = 32_767;

    /// <summary>Characters of a row; a cell that goes beyond counts as too long.</summary>
    public int RowCharacters { get; init; } = 65_536;

    /// <summary>Columns that are read; whatever stands to the right of them is left out.</summary>
    public int Columns { get; init; } = 256;

    /// <summary>Rows at the top of a sheet among which the header is looked for.</summary>
    public int HeaderRows { get; init; } = 50;
}
