using static Exchange.CivilAffairs.Domain.Referrals.IncomingStep;
using static Exchange.CivilAffairs.Domain.Referrals.ReferralState;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>What may happen to the hukou side.</summary>
internal enum IncomingStep
{
    Open,
    Accept,
    Return,
    Reject,

    /// <summary>The township's findings are in.</summary>
    Report,

    Confirm,

    /// <summary>The protection confirmed has changed.</summary>
    ChangeProtection,

    /// <summary>The registration has moved to another county.</summary>
    ReRoute,

    /// <summary>The gateway hands the case to the other province.</summary>
    Push,

    /// <summary>The residence county asks for the case back.</summary>
    Withdraw,

    /// <summary>The residence county has acknowledged the result.</summary>
    Close,
}

/// <summary>Where each step leads from where; null where it is not allowed.</summary>
internal static class IncomingTransitions
{
    public static ReferralState? Next(ReferralState state, IncomingStep step) => (state, step) switch
    {
        (Received, Open) => Opened,
        (Received or Opened, Accept) => Accepted,
        (Received or Opened, Withdraw) => Withdrawn,
        (Received or Opened, Push) => External,
        (Received or Opened or Accepted or Investigating, Return) => Returned,
        (Received or Opened or Accepted or Investigating, Reject) => Rejected,
        (Received or Opened or Accepted or Investigating, ReRoute) => ReRouted,
        (Accepted, Report) => Investigating,
        (Accepted or Investigating, Confirm) => Confirmed,
        (Confirmed or Closed, ChangeProtection) => state,
        (Confirmed, Close) => Closed,
        _ => null,
    };
}
