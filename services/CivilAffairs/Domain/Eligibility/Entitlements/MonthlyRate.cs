using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>Why a child receives the basic living allowance.</summary>
internal enum LivingBasis
{
    Orphan,
    DeFactoUnsupported,

    /// <summary>An HIV-infected child follows the orphan rate.</summary>
    Hiv,

    /// <summary>A disabled orphan keeps it after adoption.</summary>
    AdoptedDisabledOrphan,
}

/// <summary>The basic living allowance (基本生活费) of one month.</summary>
/// <param name="Month">The month.</param>
/// <param name="PayingCounty">Who pays it.</param>
/// <param name="Mode">The mode of care that decides the rate.</param>
/// <param name="Rate">Yuan for the month, before offsets; zero outside the province, which is not paid by it.</param>
/// <param name="Offsets">What other programmes pay for the month.</param>
/// <param name="IsProvisional">An assumption was used.</param>
internal sealed record MonthlyRate(Month Month, DivisionCode PayingCounty, CareMode Mode, Yuan Rate, Yuan Offsets, bool IsProvisional)
{
    /// <summary>Never negative.</summary>
    public Yuan Amount => Yuan.Max(Yuan.Zero, Rate - Offsets);
}
