namespace Exchange.MedicalInsurance.Protection;

/// <summary>
/// A child whom civil affairs protects, so that the premium is paid and aid has no deductible: what one county has said last.
/// </summary>
internal sealed class ProtectedPerson
{
    /// <summary>HMAC of the citizen identity number.</summary>
    public required byte[] MatchKey { get; init; }

    /// <summary>County that pays, six digits.</summary>
    public required string Division { get; init; }

    public Guid ReferralId { get; set; }

    /// <summary>Version of the county's letter.</summary>
    public long LetterVersion { get; set; }

    /// <summary>The benefit category as numbered in the contracts.</summary>
    public int Category { get; set; }

    /// <summary>First protected month, <c>2026-12</c>.</summary>
    public string FirstMonth { get; set; } = "";

    /// <summary>Last protected month; empty while it goes on. Before the first one where nothing was left to the county.</summary>
    public string LastMonth { get; set; } = "";

    public DateTimeOffset MarkTime { get; set; }

    /// <summary>Whether no protected month is left as of a month.</summary>
    public bool IsOver(string month) =>
        LastMonth.Length > 0 && (string.CompareOrdinal(LastMonth, month) < 0 || string.CompareOrdinal(LastMonth, FirstMonth) < 0);
}
