using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>One source's statement of a parent's status over a time. Rules test it: a code alone decides nothing.</summary>
/// <param name="Code">What the source says.</param>
/// <param name="From">First day; null when it reaches back further than the source knows.</param>
/// <param name="To">Last day; null while it goes on.</param>
internal sealed record GuardianStatus(StatusCode Code, DateOnly? From = null, DateOnly? To = null)
{
    public Authority Source { get; init; }

    /// <summary>The document shown. An authority's own record about what it verifies needs none.</summary>
    public Evidence Evidence { get; init; }

    /// <summary>C1: type and grade on the card.</summary>
    public DisabilityType DisabilityType { get; init; }

    /// <inheritdoc cref="DisabilityType"/>
    public int? DisabilityGrade { get; init; }

    /// <summary>C2: whether the illness is on the list that the place keeps.</summary>
    public bool? IsOnIllnessList { get; init; }

    /// <summary>C3, C4, C5: the term imposed, in months, whatever is left of it.</summary>
    public int? TermMonths { get; init; }

    /// <summary>C3.</summary>
    public Custody Custody { get; init; }

    /// <summary>C6: the day on which the police accepted the report that the parent cannot be found.</summary>
    public DateOnly? ReportAcceptedOn { get; init; }

    /// <summary>C6, C8: whether the parent keeps in touch with the child or pays for it.</summary>
    public bool? Supports { get; init; }

    /// <summary>C8.</summary>
    public bool? IsForeign { get; init; }

    public bool IsInForce(DateOnly on) => (From is null || on >= From) && (To is null || on <= To);
}

internal enum Custody
{
    Unknown,
    Held,

    /// <summary>缓刑.</summary>
    Suspended,

    Released,
}

/// <summary>Who states a fact.</summary>
internal enum Authority
{
    Unknown,
    PublicSecurity,
    CivilAffairs,
    Court,
    Justice,
    Health,
    MedicalInsurance,
    DisabilityFederation,
    Education,

    /// <summary>村（居）民委员会 or the child director.</summary>
    Village,

    /// <summary>The family's own statement.</summary>
    Family,
}

internal enum Evidence
{
    NotStated,
    DeathCertificate,
    CancelledRegistration,
    Judgment,
    PoliceRecord,
    Announcement,
    DisabilityCard,
    Diagnosis,
    Claims,
    CustodyNotice,
    Decision,
    Document,
    PoliceReceipt,

    /// <summary>Statement, neighbours, village and township check, confirmed by the county.</summary>
    CountyConfirmation,

    ExitEntryRecord,

    /// <summary>Somebody's word alone. It proves nothing.</summary>
    Statement,
}
