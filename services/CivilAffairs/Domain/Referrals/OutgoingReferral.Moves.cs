using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>The residence side on its way from one county of residence to the next.</summary>
internal sealed partial class OutgoingReferral
{
    /// <summary>
    /// The child has moved on. This county gives aid through the month of the move; the county that has the case is told where to answer;
    /// the file is for the new county to <see cref="TakeOver"/>.
    /// </summary>
    public Refusal? MoveTo(DivisionCode to, DateOnly moved, Moment moment, out MovedFile? file)
    {
        file = null;
        if (!IsOpen)
            return Refusal.StateConflict;
        if (IsWithHukou)
            Write(new AddressLetter(NextHead(), to));

        var (here, there) = PaymentMonths.Divide(Aid, moved);
        file = new MovedFile
        {
            Head = Head(SentVersion),
            CreateTime = CreateTime,
            ReceivedVersion = ReceivedVersion,
            State = State,
            WithdrawalAsked = WithdrawalAsked,
            Answer = Answer,
            Award = Award,
            Returns = Returns,
            Superior = Superior,
            Aid = there,
            Clocks = Clocks,
        };
        Aid = here;
        MovedTo = to;
        Clocks = [.. Clocks.Where(clock => clock.MetTime is not null)];
        (DueOn, EscalateOn) = (null, null);
        Note(NoteKind.MovedOut, $"to={to}");
        return null;
    }

    /// <summary>Takes over where the child's last county of residence has left off.</summary>
    public static OutgoingReferral TakeOver(MovedFile file, Guid childId, DivisionCode residence, Moment moment)
    {
        var referral = new OutgoingReferral
        {
            Id = file.Head.Referral,
            ChildId = childId,
            CreateTime = file.CreateTime,
            Leg = file.Head.Leg,
            Residence = residence,
            Hukou = file.Head.Hukou,
            State = file.State,
            SentVersion = file.Head.Version,
            ReceivedVersion = file.ReceivedVersion,
            WithdrawalAsked = file.WithdrawalAsked,
            Answer = file.Answer,
            Award = file.Award,
            Returns = file.Returns,
            Superior = file.Superior,
            Aid = file.Aid,
            Clocks = file.Clocks,
        };
        if (referral.Running is { } clock)
            (referral.DueOn, referral.EscalateOn) = (clock.Due, Escalation.NextOn(clock, referral.Owing, moment));
        referral.Note(NoteKind.MovedIn, $"from={file.Head.Residence}");
        return referral;
    }

    /// <summary>
    /// A letter for the county where the child lives now has come here. When it is the first to tell of protection, aid here ends before
    /// that protection begins.
    /// </summary>
    public void PassOn(Letter letter)
    {
        if (letter is AwardLetter { Award: var award } && Award is null)
            Aid = PaymentMonths.AidUntil(Aid, award.Months);
    }
}

/// <summary>The residence side as it travels with the child.</summary>
internal sealed record MovedFile
{
    /// <summary>With the old county of residence and the version of the last letter that it wrote.</summary>
    public required LetterHead Head { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public required long ReceivedVersion { get; init; }

    public required ReferralState State { get; init; }

    public bool WithdrawalAsked { get; init; }

    public Answer? Answer { get; init; }

    public Award? Award { get; init; }

    public IReadOnlyList<Answer> Returns { get; init; } = [];

    public DivisionCode Superior { get; init; }

    /// <summary>The months of temporary aid that are the new county's.</summary>
    public required MonthSpan Aid { get; init; }

    public IReadOnlyList<ReferralClock> Clocks { get; init; } = [];
}
