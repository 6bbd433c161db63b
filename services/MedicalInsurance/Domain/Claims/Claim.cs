using Exchange.Standards;

namespace Exchange.MedicalInsurance.Domain.Claims;

/// <summary>The benefit category that civil affairs has confirmed for the patient.</summary>
internal enum ProtectedCategory
{
    None,
    Orphan,
    DeFactoUnsupported,
    ExtremePoverty,
    MinimumLiving,
    Disabled,
    OtherDifficulty,
}

/// <summary>Why a claim cannot be quoted.</summary>
internal enum ClaimProblem
{
    NegativeAmount,
    OutOfCatalogueExceedsTotal,
}

/// <summary>One treatment, with what the year has used up before it.</summary>
/// <param name="Total">What it cost.</param>
/// <param name="OutOfCatalogue">The part outside the catalogue of the place of treatment.</param>
internal sealed record Claim(Yuan Total, Yuan OutOfCatalogue)
{
    public ProtectedCategory Category { get; init; }

    /// <summary>The basic deductible of this treatment, where it is not the place's usual one (by level of hospital).</summary>
    public Yuan? BasicDeductible { get; init; }

    /// <summary>What basic insurance has paid this year before; its cap is a yearly one.</summary>
    public Yuan BasicPaid { get; init; }

    /// <summary>What has counted towards the deductible of 大病保险 this year before.</summary>
    public Yuan CriticalDeductibleUsed { get; init; }

    /// <summary>What 医疗救助 has paid this year before.</summary>
    public Yuan AidPaid { get; init; }

    /// <summary>Null for a claim that can be quoted.</summary>
    public (ClaimProblem Problem, string Field)? Problem =>
        Total.IsNegative ? (ClaimProblem.NegativeAmount, nameof(Total))
        : OutOfCatalogue.IsNegative ? (ClaimProblem.NegativeAmount, nameof(OutOfCatalogue))
        : BasicDeductible is { IsNegative: true } ? (ClaimProblem.NegativeAmount, nameof(BasicDeductible))
        : BasicPaid.IsNegative ? (ClaimProblem.NegativeAmount, nameof(BasicPaid))
        : CriticalDeductibleUsed.IsNegative ? (ClaimProblem.NegativeAmount, nameof(CriticalDeductibleUsed))
        : AidPaid.IsNegative ? (ClaimProblem.NegativeAmount, nameof(AidPaid))
        : OutOfCatalogue > Total ? (ClaimProblem.OutOfCatalogueExceedsTotal, nameof(OutOfCatalogue))
        : null;
}
