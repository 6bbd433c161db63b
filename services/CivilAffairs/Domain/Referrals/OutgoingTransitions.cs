using static Exchange.CivilAffairs.Domain.Referrals.OutgoingStep;
using static Exchange.CivilAffairs.Domain.Referrals.ReferralState;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>What may happen to the residence side.</summary>
internal enum OutgoingStep
{
    /// <summary>The county of registration takes the case.</summary>
    Accept,

    /// <summary>The registration is elsewhere, and another county is asked.</summary>
    ReRoute,

    /// <summary>A second county has sent it back for that reason.</summary>
    Contest,

    /// <summary>It came back for want of material.</summary>
    MissMaterial,

    /// <summary>It came back because another referral of the child is open there.</summary>
    FindDuplicate,

    Reject,
    PushExternal,

    /// <summary>It came back after it was asked for.</summary>
    GiveBack,

    /// <summary>Protection is confirmed.</summary>
    Confirm,

    /// <summary>The protection confirmed has changed.</summary>
    ChangeProtection,

    /// <summary>A worker acknowledges the result.</summary>
    Acknowledge,

    /// <summary>A worker adds what was missing.</summary>
    Supplement,

    /// <summary>A worker asks for the case back.</summary>
    AskBack,

    /// <summary>A worker does not add what was missing.</summary>
    GiveUp,

    /// <summary>The common superior has named the county.</summary>
    Rule,
}

/// <summary>Where each step leads from where; null where it is not allowed.</summary>
internal static class OutgoingTransitions
{
    public static ReferralState? Next(ReferralState state, OutgoingStep step) => (state, step) switch
    {
        (Referred, Accept) => Accepted,
        (Referred or Accepted, ReRoute) => Referred,
        (Referred or Accepted, Contest) => Disputed,
        (Referred or Accepted, MissMaterial) => Returned,
        (Referred or Accepted, FindDuplicate) => Returned,
        (Referred or Accepted, Reject) => Rejected,
        (Referred, PushExternal) => External,
        (Referred, AskBack) => Referred,
        (Referred, GiveBack) => Withdrawn,
        (Accepted, Confirm) => Confirmed,
        (Confirmed or Closed, ChangeProtection) => state,
        (Confirmed, Acknowledge) => Closed,
        (Returned, Supplement) => Referred,
        (Returned, GiveUp) => Withdrawn,
        (Disputed, Rule) => Referred,
        _ => null,
    };
}
