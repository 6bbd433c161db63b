using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>What the county of registration answered on one leg.</summary>
internal sealed record Answer
{
    /// <summary>Accepted, Returned, Rejected, ReRouted, Withdrawn or External.</summary>
    public required ReferralState Outcome { get; init; }

    /// <summary>With Returned.</summary>
    public ReturnReason Reason { get; init; }

    /// <summary>The right county, with <see cref="ReturnReason.HukouNotHere"/> and ReRouted.</summary>
    public DivisionCode Right { get; init; }

    /// <summary>Kind and digest of the evidence for <see cref="Right"/>.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>The written reason, with Rejected and <see cref="ReturnReason.MaterialMissing"/>.</summary>
    public string Text { get; init; } = "";

    /// <summary>The county that decided.</summary>
    public required DivisionCode Division { get; init; }

    public required DateTimeOffset Time { get; init; }
}
