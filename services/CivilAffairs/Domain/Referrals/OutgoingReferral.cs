using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>
/// The residence side: refers the case, follows it from county to county until one takes it, gives temporary aid meanwhile and
/// acknowledges the result. Its open side moves with the child.
/// </summary>
internal sealed partial class OutgoingReferral : ReferralSide
{
    private OutgoingReferral()
    {
    }

    /// <summary>The child's entry in the ledger.</summary>
    public Guid ChildId { get; private set; }

    /// <summary>The case was asked back, and no answer has come since.</summary>
    public bool WithdrawalAsked { get; private set; }

    /// <summary>The answers that said "not registered here", oldest first.</summary>
    public IReadOnlyList<Answer> Returns { get; private set; } = [];

    /// <summary>While disputed: the superior of all the counties that sent it back.</summary>
    public DivisionCode Superior { get; private set; }

    /// <summary>The months of temporary aid by this county.</summary>
    public MonthSpan Aid { get; private set; }

    /// <summary>The county that the child has moved on to, which keeps this side now; none while it is kept here.</summary>
    public DivisionCode MovedTo { get; private set; }

    /// <summary>Kept here and not at an end: a child has one such at a time.</summary>
    public override bool IsOpen => MovedTo.IsNone && (IsWithHukou || State == ReferralState.Disputed || IsWaitingForMaterial);

    public override DivisionCode Keeper => Residence;

    protected override DivisionCode Owing => State switch
    {
        ReferralState.Confirmed or ReferralState.Returned => Residence,
        ReferralState.Disputed => Superior,
        _ => IsExternal ? Residence.Province : Hukou,
    };

    // The residence may be an earlier one, whose county has passed the letter on.
    protected override bool IsOurs(LetterHead head) => head.Hukou == Hukou;

    private bool IsWithHukou => State is ReferralState.Referred or ReferralState.Accepted or ReferralState.Confirmed;

    private bool IsWaitingForMaterial => State == ReferralState.Returned && Answer?.Reason == ReturnReason.MaterialMissing;

    /// <summary>Refers a child to the county of registration.</summary>
    /// <param name="id">A new id.</param>
    /// <param name="childId">The child's entry in the ledger.</param>
    /// <param name="residence">The county that refers.</param>
    /// <param name="hukou">The county asked.</param>
    /// <param name="paidThrough">The last month in which an earlier referral of the child gave aid or protection; null without one.</param>
    /// <param name="moment">When.</param>
    public static OutgoingReferral Create(
        ReferralId id, Guid childId, DivisionCode residence, DivisionCode hukou, Month? paidThrough, Moment moment)
    {
        var referral = new OutgoingReferral
        {
            Id = id,
            ChildId = childId,
            Leg = 0,
            Residence = residence,
            State = ReferralState.Referred,
            CreateTime = moment.Now,
        };
        referral.Aid = new MonthSpan(PaymentMonths.FirstOfAid(moment.Today, paidThrough));
        if (hukou.Province != residence.Province)
            referral.Aid = referral.Aid.EndingWith(referral.Aid.First.Add(-1));
        referral.Note(NoteKind.Created);
        referral.BeginLeg(hukou, moment);
        return referral;
    }

    /// <summary>Acknowledges the result after the guardian was told.</summary>
    public Refusal? Acknowledge(DateOnly guardianToldOn, Moment moment)
    {
        if (Next(OutgoingStep.Acknowledge) is not { } next)
            return Refusal.StateConflict;
        Enter(next, moment);
        Write(new AcknowledgementLetter(NextHead(), guardianToldOn));
        Note(NoteKind.Acknowledged);
        return null;
    }

    /// <summary>Sends the case again with what was missing.</summary>
    public Refusal? Supplement(Moment moment)
    {
        if (!IsWaitingForMaterial || Next(OutgoingStep.Supplement) is not { } next)
            return Refusal.StateConflict;
        Enter(next, moment);
        Note(NoteKind.Supplemented);
        BeginLeg(Hukou, moment);
        return null;
    }

    /// <summary>Asks for the case back. The answer comes with a letter, unless nobody else has the case.</summary>
    public Refusal? Withdraw(string reason, Moment moment)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return Refusal.ReasonRequired;
        if (IsWaitingForMaterial && Next(OutgoingStep.GiveUp) is { } ended)
        {
            End(ended, moment);
            Note(NoteKind.Withdrawn);
            return null;
        }

        if (WithdrawalAsked || Next(OutgoingStep.AskBack) is null)
            return Refusal.StateConflict;
        WithdrawalAsked = true;
        Write(new WithdrawalLetter(NextHead(), reason));
        Note(NoteKind.WithdrawalAsked);
        return null;
    }

    // What has moved on with the child takes no step here any more.
    private ReferralState? Next(OutgoingStep step) => MovedTo.IsNone ? OutgoingTransitions.Next(State, step) : null;

    private void Enter(ReferralState next, Moment moment)
    {
        StopClock(moment);
        State = next;
    }

    private void End(ReferralState next, Moment moment)
    {
        Enter(next, moment);
        WithdrawalAsked = false;
        Aid = Aid.EndingWith(Month.Of(moment.Today));
    }

    private void BeginLeg(DivisionCode hukou, Moment moment)
    {
        Leg++;
        Hukou = hukou;
        Superior = DivisionCode.None;
        Answer = null;
        (SentVersion, ReceivedVersion) = (0, 0);
        if (IsExternal)
            Aid = Aid.EndingWith(Month.Of(moment.Today));
        else
            Aid = Aid with { Last = null };

        if (IsExternal)
            StartClock(Stage.PushExternal, moment.Days.PushExternal, moment);
        else
            StartClock(Stage.Decide, moment.Days.Decide, moment);
        Write(new CaseLetter(NextHead(), Running!.Due));
    }
}
