namespace Exchange.CivilAffairs.Domain.Register;

// What a referral does to the entry. The referral itself is kept elsewhere.
internal sealed partial class ChildRecord
{
    /// <summary>A referral of the child is sent.</summary>
    public ChildRefusal? OpenReferral(Guid referralId, DateTimeOffset now)
    {
        if (HasEnded)
            return ChildRefusal.Ended;
        if (ReferralId is not null)
            return ChildRefusal.ReferralOpen;
        if (State != ChildState.ReferralDue)
            return ChildRefusal.NotReferrable;
        ReferralId = referralId;
        MoveTo(ChildState.Referred);
        Change(now);
        return null;
    }

    /// <summary>The child has moved here with a referral that is open and goes on from here.</summary>
    public ChildRefusal? CarryReferral(Guid referralId, DateTimeOffset now)
    {
        if (HasEnded)
            return ChildRefusal.Ended;
        if (ReferralId is not null)
            return ChildRefusal.ReferralOpen;
        ReferralId = referralId;
        MoveTo(ChildState.Referred);
        Change(now);
        return null;
    }

    /// <summary>The open referral has ended. An entry that ended before stays so.</summary>
    /// <param name="outcome">How.</param>
    /// <param name="missingFact">With <see cref="ReferralOutcome.Undecided"/>: what a person has to find, a stable UPPER_SNAKE
    /// word.</param>
    /// <param name="now">The time of the change.</param>
    public void EndReferral(ReferralOutcome outcome, string missingFact, DateTimeOffset now)
    {
        ReferralId = null;
        if (!HasEnded)
        {
            var state = outcome switch
            {
                ReferralOutcome.Protected => ChildState.Protected,
                ReferralOutcome.NotProtected => ChildState.Monitored,
                _ => ChildState.ManualReview,
            };
            MoveTo(state, state == ChildState.ManualReview ? missingFact : "");
        }

        Change(now);
    }
}
