using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>What a clock waits for. The numbers are the contract's.</summary>
internal enum Stage
{
    None = 0,

    /// <summary>The county of registration accepts, returns or rejects.</summary>
    Decide = 1,

    /// <summary>乡镇调查.</summary>
    TownshipInvestigation = 2,

    /// <summary>县级确认.</summary>
    CountyConfirmation = 3,

    /// <summary>The county of residence acknowledges the result.</summary>
    Acknowledge = 4,

    /// <summary>The common superior rules.</summary>
    ResolveDispute = 5,

    /// <summary>The county of residence adds what was missing.</summary>
    Supplement = 6,

    /// <summary>The gateway pushes the case to the other province.</summary>
    PushExternal = 7,
}

/// <summary>A deadline of one side of a referral. A side has at most one that runs.</summary>
/// <param name="Stage">What has to be done.</param>
/// <param name="Start">The day that does not count.</param>
/// <param name="Days">Working days allowed.</param>
/// <param name="Due">The last day.</param>
/// <param name="Provisional">The calendar of that time is not published: the day may move.</param>
/// <param name="Escalation">How far the silence has been carried upwards.</param>
/// <param name="MetTime">When it was done; null while the clock runs.</param>
internal sealed record ReferralClock(
    Stage Stage,
    DateOnly Start,
    int Days,
    DateOnly Due,
    bool Provisional,
    EscalationLevel Escalation = EscalationLevel.None,
    DateTimeOffset? MetTime = null)
{
    public static ReferralClock StartNow(Stage stage, Moment moment, int days) =>
        new ReferralClock(stage, moment.Today, days, default, true).Reckon(moment.Calendar);

    /// <summary>Reckons the last day again, for a calendar that was published after the clock was started.</summary>
    public ReferralClock Reckon(WorkingDays calendar)
    {
        var deadline = calendar.Add(Start, Days);
        return this with { Due = deadline.Date, Provisional = deadline.Provisional };
    }
}
