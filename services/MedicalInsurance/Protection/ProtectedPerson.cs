namespace Exchange.MedicalInsurance.Protection;

/// <summary>A child whom civil affairs protects, so that the premium is paid and aid has no deductible: one for each referral that led to it.</summary>
internal sealed class ProtectedPerson
{
    /// <summary>HMAC of the citizen identity number.</summary>
    public required byte[] MatchKey { get; init; }

    public required Guid ReferralId { get; init; }

    /// <summary>Version of the letter that said so last.</summary>
    public long LetterVersion { get; set; }

    /// <summary>The benefit category as numbered in the contracts.</summary>
    public int Category { get; set; }

    /// <summary>First protected month, <c>2026-12</c>.</summary>
    public string FirstMonth { get; set; } = "";

    /// <summary>Last protected month; empty while it goes on.</summary>
    public string LastMonth { get; set; } = "";

    public DateTimeOffset MarkTime { get; set; }
}
