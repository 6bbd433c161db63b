using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>What the other counties' letters do to the residence side.</summary>
internal sealed partial class OutgoingReferral
{
    /// <summary>The county of registration has answered.</summary>
    public Reception Take(AnswerLetter letter, Moment moment)
    {
        var order = Order(letter.Head);
        if (order != Reception.Applied)
            return order;
        if (StepOf(letter.Answer) is not { } step || Next(step) is not { } next)
            return Reception.Illegal;

        Follow(letter.Answer, step, next, moment);
        return Applied(letter.Head);
    }

    /// <summary>The county of registration has confirmed protection, or changed what it had confirmed.</summary>
    public Reception Take(AwardLetter letter, Moment moment)
    {
        var order = Order(letter.Head);
        if (order != Reception.Applied)
            return order;
        var step = Award is null ? OutgoingStep.Confirm : OutgoingStep.ChangeProtection;
        if (Next(step) is not { } next)
            return Reception.Illegal;

        Award = letter.Award;
        if (step == OutgoingStep.Confirm)
        {
            Enter(next, moment);
            Aid = PaymentMonths.AidUntil(Aid, letter.Award.Months);
            StartClock(Stage.Acknowledge, moment.Days.Acknowledge, moment);
        }

        var kind = step == OutgoingStep.Confirm ? NoteKind.Confirmed : NoteKind.ProtectionChanged;
        Note(kind, $"first_month={Award.Months.First} last_month={Award.Months.Last}");
        return Applied(letter.Head);
    }

    /// <summary>A superior has named the county. A second ruling, of a higher superior, comes too late.</summary>
    public Reception Take(RulingLetter letter, Moment moment)
    {
        if (letter.Head.Leg < Leg)
            return Reception.Old;
        if (Next(OutgoingStep.Rule) is not { } next || !Superior.IsWithin(letter.Superior))
            return Reception.Illegal;
        Enter(next, moment);
        Note(NoteKind.Ruled, $"right_division={letter.Right} superior={letter.Superior.ToSixDigits()}");
        BeginLeg(letter.Right, moment);
        return Reception.Applied;
    }

    private OutgoingStep? StepOf(Answer answer) => answer.Outcome switch
    {
        ReferralState.Accepted => OutgoingStep.Accept,
        ReferralState.Rejected => OutgoingStep.Reject,
        ReferralState.External => OutgoingStep.PushExternal,
        ReferralState.Withdrawn => WithdrawalAsked ? OutgoingStep.GiveBack : null,
        ReferralState.Returned or ReferralState.ReRouted when WithdrawalAsked => OutgoingStep.GiveBack,
        ReferralState.ReRouted => IsElsewhere(answer) ? OutgoingStep.ReRoute : null,
        ReferralState.Returned => answer.Reason switch
        {
            ReturnReason.MaterialMissing => OutgoingStep.MissMaterial,
            ReturnReason.Duplicate => OutgoingStep.FindDuplicate,
            ReturnReason.HukouNotHere when IsElsewhere(answer) => Returns.Count == 0 ? OutgoingStep.ReRoute : OutgoingStep.Contest,
            _ => null,
        },
        _ => null,
    };

    private bool IsElsewhere(Answer answer) => answer.Right.Level == DivisionLevel.County && answer.Right != Hukou;

    private void Follow(Answer answer, OutgoingStep step, ReferralState next, Moment moment)
    {
        if (step == OutgoingStep.Accept && WithdrawalAsked)
            Note(NoteKind.WithdrawalLapsed);
        if (step is OutgoingStep.Reject or OutgoingStep.PushExternal or OutgoingStep.GiveBack or OutgoingStep.FindDuplicate)
            End(next, moment);
        else
            Enter(next, moment);
        WithdrawalAsked = false;
        Answer = answer;
        if (answer is { Outcome: ReferralState.Returned, Reason: ReturnReason.HukouNotHere })
            Returns = [.. Returns, answer];

        switch (step)
        {
            case OutgoingStep.Accept:
                Note(NoteKind.Accepted);
                StartClock(Stage.CountyConfirmation, moment.Days.TownshipInvestigation + moment.Days.CountyConfirmation, moment);
                break;
            case OutgoingStep.ReRoute:
                Note(NoteKind.Rerouted, $"right_division={answer.Right}");
                BeginLeg(answer.Right, moment);
                break;
            case OutgoingStep.Contest:
                Dispute(moment);
                break;
            case OutgoingStep.MissMaterial:
                Note(NoteKind.Returned, "reason=MATERIAL_MISSING");
                StartClock(Stage.Supplement, moment.Days.Supplement, moment);
                break;
            case OutgoingStep.FindDuplicate:
                Note(NoteKind.Returned, "reason=DUPLICATE");
                break;
            case OutgoingStep.Reject:
                Note(NoteKind.Rejected);
                break;
            case OutgoingStep.PushExternal:
                Note(NoteKind.PushedExternal);
                break;
            case OutgoingStep.GiveBack:
                Note(NoteKind.Withdrawn);
                break;
        }
    }

    private void Dispute(Moment moment)
    {
        Superior = SuperiorOf(Returns.Select(answer => answer.Division));
        Note(NoteKind.Disputed, $"superior={Superior.ToSixDigits()}");
        StartClock(Stage.ResolveDispute, moment.Days.RulingOf(Superior), moment);
        Write(new DisputeLetter(Head(0), Superior, Returns));
    }

    // The gateway answers for counties elsewhere, and above it stands nobody.
    private DivisionCode SuperiorOf(IEnumerable<DivisionCode> counties)
    {
        var superior = DivisionCode.None;
        foreach (var county in counties)
        {
            if (county.Level != DivisionLevel.County || county.Province != Residence.Province)
                return Residence.Province;
            superior = superior.IsNone ? county.Superior : superior;
            while (!county.IsWithin(superior))
                superior = superior.Superior;
        }

        return superior;
    }

    // A new leg has begun to count anew by now, and its answers are yet to come.
    private Reception Applied(LetterHead head) => head.Leg == Leg ? Applied() : Reception.Applied;
}
