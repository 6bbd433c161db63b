using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

internal enum ParentRole
{
    Father,
    Mother,
}

/// <summary>Who a parent is to the child. Divorce changes nothing.</summary>
internal enum Kinship
{
    Birth,

    /// <summary>Adopted together with a spouse: both birth parents are replaced.</summary>
    Adoptive,

    /// <summary>Adopted alone: both birth parents are replaced by one.</summary>
    SoleAdoptive,

    /// <summary>A step-parent who adopted: the birth parent of the same role is replaced.</summary>
    StepAdoptive,

    /// <summary>A step-parent without adoption, who is no legal parent.</summary>
    Step,
}

/// <summary>A father or mother with all that sources say of them.</summary>
internal sealed record Parent(ParentRole Role, Kinship Kinship = Kinship.Birth)
{
    /// <summary>Adoption: the day of registration. Null: before all else known here.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Adoption: the last day before it was dissolved.</summary>
    public DateOnly? Until { get; init; }

    public IReadOnlyList<GuardianStatus> Statuses { get; init; } = [];

    /// <summary>Times away from the child's home. Null: not known; empty: at home.</summary>
    public IReadOnlyList<Absence>? Absences { get; init; }

    public bool IsInForce(DateOnly on) => (Since is null || on >= Since) && (Until is null || on <= Until);
}

/// <summary>A parent lives elsewhere than the child.</summary>
/// <param name="Days">From the day of leaving.</param>
/// <param name="County">Where to; <see cref="DivisionCode.None"/> when not known.</param>
internal sealed record Absence(DateRange Days, DivisionCode County = default);
