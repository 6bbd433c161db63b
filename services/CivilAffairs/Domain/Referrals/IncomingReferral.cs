using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>The hukou side of one leg: a county of registration, or the gateway for one of another province, decides on the case.</summary>
internal sealed partial class IncomingReferral : ReferralSide
{
    private IncomingReferral()
    {
    }

    /// <summary>The child by the keyed hash of her number; null for one without a number.</summary>
    public byte[]? MatchKey { get; private set; }

    /// <summary>Not at an end here. A county has one such of a child at a time.</summary>
    public override bool IsOpen => State is ReferralState.Received or ReferralState.Opened or ReferralState.Accepted
        or ReferralState.Investigating or ReferralState.Confirmed;

    public bool CanConfirm => Next(IncomingStep.Confirm) is not null;

    /// <summary>Nothing is confirmed yet, so that a move of the registration takes the case along.</summary>
    public bool IsUndecided => IsOpen && State != ReferralState.Confirmed;

    public override DivisionCode Keeper => Office;

    protected override DivisionCode Owing => State == ReferralState.Confirmed ? Residence : Office;

    protected override bool IsOurs(LetterHead head) => head.Residence == Residence;

    // Another province's county has no office here: the gateway, which is the province's, stands for it.
    private DivisionCode Office => IsExternal ? Residence.Province : Hukou;

    /// <summary>The case has arrived.</summary>
    public static IncomingReferral Receive(CaseLetter letter, byte[]? matchKey, Moment moment)
    {
        var referral = new IncomingReferral
        {
            Id = letter.Head.Referral,
            Leg = letter.Head.Leg,
            MatchKey = matchKey,
            CreateTime = moment.Now,
            Residence = letter.Head.Residence,
            Hukou = letter.Head.Hukou,
            State = ReferralState.Received,
            ReceivedVersion = letter.Head.Version,
        };
        referral.Note(NoteKind.Received);
        if (referral.IsExternal)
            referral.StartClock(Stage.PushExternal, moment.Days.PushExternal, moment);
        else
            referral.StartClock(Stage.Decide, moment.Days.Decide, moment);
        return referral;
    }

    /// <summary>A worker opens the case.</summary>
    public Refusal? Open()
    {
        if (Next(IncomingStep.Open) is not { } next)
            return Refusal.StateConflict;
        State = next;
        Note(NoteKind.Opened);
        return null;
    }

    /// <summary>The county takes the case.</summary>
    public Refusal? Accept(Moment moment)
    {
        if (IsExternal)
            return Refusal.OutsideProvince;
        if (Next(IncomingStep.Accept) is not { } next)
            return Refusal.StateConflict;
        Decide(next, NoteKind.Accepted, NewAnswer(next, moment), moment);
        StartClock(Stage.TownshipInvestigation, moment.Days.TownshipInvestigation, moment);
        return null;
    }

    /// <summary>The county sends the case back; until it has confirmed protection it may also undo its acceptance so.</summary>
    public Refusal? Return(ReturnReason reason, DivisionCode right, string evidence, string text, Moment moment)
    {
        if (Check(reason, right, evidence, text) is { } refusal)
            return refusal;
        if (Next(IncomingStep.Return) is not { } next)
            return Refusal.StateConflict;
        var answer = NewAnswer(next, moment) with { Reason = reason };
        answer = reason switch
        {
            ReturnReason.HukouNotHere => answer with { Right = right.County, Evidence = evidence },
            ReturnReason.MaterialMissing => answer with { Text = text },
            _ => answer,
        };
        Decide(next, NoteKind.Returned, answer, moment);
        return null;
    }

    /// <summary>The county refuses the case for good.</summary>
    public Refusal? Reject(string reason, Moment moment)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return Refusal.ReasonRequired;
        if (Next(IncomingStep.Reject) is not { } next)
            return Refusal.StateConflict;
        Decide(next, NoteKind.Rejected, NewAnswer(next, moment) with { Text = reason }, moment);
        return null;
    }

    /// <summary>The township's findings are in, and the county's own time begins.</summary>
    public Refusal? Report(string evidence, Moment moment)
    {
        if (string.IsNullOrWhiteSpace(evidence))
            return Refusal.EvidenceRequired;
        if (Next(IncomingStep.Report) is not { } next)
            return Refusal.StateConflict;
        Enter(next, moment);
        Note(NoteKind.TownshipReported, $"evidence={evidence}");
        StartClock(Stage.CountyConfirmation, moment.Days.CountyConfirmation, moment);
        return null;
    }

    /// <summary>The county confirms protection.</summary>
    public Refusal? Confirm(Award award, Moment moment)
    {
        if (Next(IncomingStep.Confirm) is not { } next)
            return Refusal.StateConflict;
        Enter(next, moment);
        Award = award;
        Write(new AwardLetter(NextHead(), award));
        Note(NoteKind.Confirmed, $"first_month={award.Months.First}");
        StartClock(Stage.Acknowledge, moment.Days.Acknowledge, moment);
        return null;
    }

    /// <summary>The gateway has handed the case to the other province, which decides and pays.</summary>
    public Refusal? Push(Moment moment)
    {
        if (!IsExternal || Next(IncomingStep.Push) is not { } next)
            return Refusal.StateConflict;
        Decide(next, NoteKind.PushedExternal, NewAnswer(next, moment), moment);
        return null;
    }

    private Refusal? Check(ReturnReason reason, DivisionCode right, string evidence, string text) => reason switch
    {
        ReturnReason.HukouNotHere when right.County.IsNone => Refusal.RightDivisionRequired,
        ReturnReason.HukouNotHere when right.County == Hukou => Refusal.RightDivisionIsOwn,
        ReturnReason.HukouNotHere when string.IsNullOrWhiteSpace(evidence) => Refusal.EvidenceRequired,
        ReturnReason.MaterialMissing when string.IsNullOrWhiteSpace(text) => Refusal.ReasonRequired,
        ReturnReason.HukouNotHere or ReturnReason.MaterialMissing or ReturnReason.Duplicate => null,
        _ => Refusal.ReturnReasonRequired,
    };

    private ReferralState? Next(IncomingStep step) => IncomingTransitions.Next(State, step);

    private Answer NewAnswer(ReferralState outcome, Moment moment) => new() { Outcome = outcome, Division = Office, Time = moment.Now };

    private void Enter(ReferralState next, Moment moment)
    {
        StopClock(moment);
        State = next;
    }

    private void Decide(ReferralState next, string kind, Answer answer, Moment moment)
    {
        Enter(next, moment);
        Answer = answer;
        Write(new AnswerLetter(NextHead(), answer));
        Note(kind, Describe(answer));
    }

    private static string Describe(Answer answer) => answer switch
    {
        { Reason: ReturnReason.HukouNotHere } => $"reason=HUKOU_NOT_HERE right_division={answer.Right}",
        { Reason: ReturnReason.MaterialMissing } => "reason=MATERIAL_MISSING",
        { Reason: ReturnReason.Duplicate } => "reason=DUPLICATE",
        { Outcome: ReferralState.ReRouted } => $"right_division={answer.Right}",
        _ => "",
    };
}
