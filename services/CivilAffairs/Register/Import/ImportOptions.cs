using System.ComponentModel.DataAnnotations;

namespace Exchange.CivilAffairs.Register.Import;

/// <summary>How ledger files are imported. Every default works.</summary>
public sealed class ImportOptions
{
    /// <summary>Largest file, in bytes, 1 MiB–4 GiB. A workbook of 300,000 children has some 50 MB.</summary>
    [Range(1L << 20, 4L << 30)]
    public long LargestFileBytes { get; set; } = 256L << 20;

    /// <summary>Rows entered in one transaction, 1–5000.</summary>
    [Range(1, 5000)]
    public int BatchRows { get; set; } = 500;

    /// <summary>
    /// Folder for the file while it is read; empty for the system's. It holds personal data, in files that have no name and end with the
    /// import.
    /// </summary>
    public string TemporaryFolder { get; set; } = "";
}
