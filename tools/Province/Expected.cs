using Exchange.Contracts.Type.V1;
using Exchange.Standards;

namespace Exchange.Province;

/// <summary>How a child's way can end.</summary>
public enum End
{
    /// <summary>The row was refused with its reason.</summary>
    RowRefused,

    /// <summary>In the ledger, monitored; nothing to refer.</summary>
    Monitored,

    /// <summary>A timer is set for the sixth month.</summary>
    PendingSixMonths,

    /// <summary>Counted, not monitored.</summary>
    StatisticsOnly,

    /// <summary>The county of residence decides itself.</summary>
    LocalCase,

    /// <summary>A person has to find the fact that is named.</summary>
    ManualReview,

    /// <summary>Accepted and enrolled by the county that was asked first.</summary>
    Closed,

    /// <summary>Sent on to the right county and enrolled there.</summary>
    ReturnedAndRerouted,

    /// <summary>Refused with a reason.</summary>
    Rejected,

    /// <summary>With the provincial gateway.</summary>
    External,
}

/// <summary>One line of the answer key. It follows from what was planted and from nothing that the code under test computes.</summary>
/// <param name="End">The end.</param>
/// <param name="Category">The category that is confirmed, where one is.</param>
/// <param name="County">The county that decides, where one does.</param>
/// <param name="MissingFact">The fact that is named, with ManualReview; the reason of the row's refusal, with RowRefused.</param>
public sealed record Expected(End End, BenefitCategory Category = BenefitCategory.Unspecified, DivisionCode County = default, string MissingFact = "")
{
    /// <summary>The way leads over a referral.</summary>
    public bool IsReferred => End is End.Closed or End.ReturnedAndRerouted or End.Rejected or End.External;
}
