using System.ComponentModel.DataAnnotations;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>How referrals are followed: the section <c>CivilAffairs:Referrals</c>.</summary>
public sealed class ReferralOptions
{
    /// <summary>Seconds after which a quiet stream shows that it lives, 0.05–300.</summary>
    [Range(0.05, 300)]
    public double SignOfLifeSeconds { get; set; } = 15;

    /// <summary>Seconds between two looks at the deadlines, 1–3600.</summary>
    [Range(1, 3600)]
    public double SweepSeconds { get; set; } = 60;
}
