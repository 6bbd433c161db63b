using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>
/// What the holder lists say of the child. Civil affairs and the disability federation keep these lists themselves, so that
/// standing on none of them is an answer, unlike the silence of another register.
/// </summary>
internal sealed record Holdings
{
    public static readonly Holdings None = new();

    /// <summary>特困: in a list of supported minors, with the amount paid for a month.</summary>
    public Holding? ExtremePoverty { get; init; }

    /// <summary>低保: the household receives the allowance, with the amount per head for a month.</summary>
    public Holding? MinimumLiving { get; init; }

    /// <summary>困难残疾人生活补贴 received for a month.</summary>
    public Holding? DisabledLivingSubsidy { get; init; }

    public DisabilityCard? Disability { get; init; }

    /// <summary>艾滋病病毒感染儿童. Never shown outside an assessment.</summary>
    public bool HasHiv { get; init; }
}

/// <summary>A place on a list.</summary>
/// <param name="Amount">Yuan for a month; null when the list does not tell.</param>
/// <param name="From">First day; null: before all else known here.</param>
/// <param name="To">Last day; null while it goes on.</param>
internal sealed record Holding(Yuan? Amount, DateOnly? From = null, DateOnly? To = null)
{
    public bool IsInForce(DateOnly on) => (From is null || on >= From) && (To is null || on <= To);
}

/// <summary>残疾人证.</summary>
/// <param name="Type">By GB/T 26341.</param>
/// <param name="Grade">1 (gravest) to 4.</param>
/// <param name="From">First day; null: before all else known here.</param>
/// <param name="To">Last day; null while it is valid.</param>
internal sealed record DisabilityCard(DisabilityType Type, int Grade, DateOnly? From = null, DateOnly? To = null)
{
    public bool IsInForce(DateOnly on) => (From is null || on >= From) && (To is null || on <= To);
}
