namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>Benefit categories. They exclude one another: of those that a child meets, the first in this order holds.</summary>
internal enum Category
{
    /// <summary>No benefit category applies.</summary>
    None,

    /// <summary>孤儿.</summary>
    Orphan,

    /// <summary>事实无人抚养儿童.</summary>
    DeFactoUnsupported,

    /// <summary>特困未成年人.</summary>
    ExtremePoverty,

    /// <summary>低保家庭儿童.</summary>
    MinimumLiving,

    /// <summary>残疾儿童.</summary>
    Disabled,

    /// <summary>其他困境儿童.</summary>
    OtherDifficulty,

    /// <summary>待人工核实: a fact is missing, or sources conflict.</summary>
    ManualReview,
}

/// <summary>Whether the child is a migrant child (流动儿童).</summary>
internal enum MigrantStatus
{
    /// <summary>A fact is missing.</summary>
    Undetermined,

    No,

    /// <summary>Everything holds but the months; <see cref="Decision.SixMonthsOn"/> tells when they will.</summary>
    PendingSixMonths,

    Yes,

    /// <summary>A migrant child within one county, or within merged districts: counted, not monitored.</summary>
    StatisticsOnly,
}

/// <summary>What follows beside the category.</summary>
internal enum Service
{
    /// <summary>先行落户: registration with public security comes first.</summary>
    HukouRegistration,

    /// <summary>临时监护 by an institution of the residence county.</summary>
    TemporaryGuardianship,

    /// <summary>长期监护 by an institution.</summary>
    LongTermGuardianship,

    /// <summary>The finder notifies within <c>found_child.notice_hours</c>.</summary>
    FoundChildNotice,

    /// <summary>临时救助 at the place of residence.</summary>
    TemporaryAid,

    /// <summary>家庭支持: work with the family.</summary>
    FamilySupport,

    /// <summary>链接资源.</summary>
    ResourceLink,

    /// <summary>建立关爱档案: registered outside the province, which pays nothing but looks after the child.</summary>
    CareCase,
}

internal enum DestinationKind
{
    /// <summary>Nothing to decide elsewhere.</summary>
    None,

    /// <summary>The county of residence is the hukou county and decides itself.</summary>
    Local,

    HukouCounty,

    /// <summary>Registered outside the province.</summary>
    ProvincialGateway,

    /// <summary>A person has to find a fact first.</summary>
    ManualReview,
}

/// <summary>Where the case goes.</summary>
/// <param name="Kind">How.</param>
/// <param name="County">The hukou county; none without a case to send.</param>
internal readonly record struct Destination(DestinationKind Kind, Standards.DivisionCode County = default);
