using System.Globalization;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>
/// What the two sides of a referral have in common: the order of letters, the clock, the timeline. A step either is refused and changes
/// nothing, or changes the side and leaves letters and notes behind for the edge to send and to keep.
/// </summary>
internal abstract class ReferralSide
{
    private readonly List<Letter> _letters = [];
    private readonly List<Note> _notes = [];

    public ReferralId Id { get; protected set; }

    public int Leg { get; protected set; } = 1;

    public DivisionCode Residence { get; protected set; }

    public DivisionCode Hukou { get; protected set; }

    public ReferralState State { get; protected set; }

    /// <summary>Letters written to the other side on this leg.</summary>
    public long SentVersion { get; protected set; }

    /// <summary>Letters of the other side applied on this leg.</summary>
    public long ReceivedVersion { get; protected set; }

    /// <summary>The last answer given on this side or received by it.</summary>
    public Answer? Answer { get; protected set; }

    public Award? Award { get; protected set; }

    /// <summary>Every clock in the order of their start; at most the last one runs.</summary>
    public IReadOnlyList<ReferralClock> Clocks { get; protected set; } = [];

    /// <summary>Grows with every change; decides races.</summary>
    public long Version { get; private set; }

    /// <summary>When this side began.</summary>
    public DateTimeOffset CreateTime { get; protected set; }

    /// <summary>When it last changed; the edge keeps it.</summary>
    public DateTimeOffset UpdateTime { get; set; }

    /// <summary>The first day on which a silence has to be carried on; null while nothing can become overdue.</summary>
    public DateOnly? EscalateOn { get; protected set; }

    /// <summary>The last day of the clock that runs; null without one.</summary>
    public DateOnly? DueOn { get; protected set; }

    /// <summary>Registered in another province, which decides itself.</summary>
    public bool IsExternal => Hukou.Province != Residence.Province;

    public ReferralClock? Running => Clocks is [.., { MetTime: null } running] ? running : null;

    /// <summary>Not at an end here.</summary>
    public abstract bool IsOpen { get; }

    /// <summary>The county that keeps this side, or the province that stands for one elsewhere.</summary>
    public abstract DivisionCode Keeper { get; }

    /// <summary>The office that has to take the next step.</summary>
    protected abstract DivisionCode Owing { get; }

    /// <summary>Takes the letters that the steps since the last call have written.</summary>
    public IReadOnlyList<Letter> TakeLetters() => Take(_letters);

    /// <summary>Takes the lines that the steps since the last call have added to the timeline.</summary>
    public IReadOnlyList<Note> TakeNotes() => Take(_notes);

    /// <summary>Carries a silence to the next office when its day has come. Call it until it returns false.</summary>
    public bool Escalate(Moment moment)
    {
        if (Running is not { } clock)
            return false;
        if (clock.Provisional && clock.Escalation == EscalationLevel.None)
            Change(clock = clock.Reckon(moment.Calendar), moment);
        if (EscalateOn is null || moment.Today < EscalateOn)
            return false;

        var level = Escalation.After(clock.Escalation, Owing);
        Change(clock = clock with { Escalation = level }, moment);
        Tell(clock, Escalation.Office(level, Owing));
        var detail = string.Create(CultureInfo.InvariantCulture, $"stage={clock.Stage} level={level} due={clock.Due:yyyy-MM-dd}");
        Note(NoteKind.Escalated, detail);
        return true;
    }

    protected LetterHead Head(long version) => new(Id, Leg, version, Residence, Hukou);

    protected LetterHead NextHead() => Head(++SentVersion);

    protected void Write(Letter letter) => _letters.Add(letter);

    protected void Note(string kind, string detail = "")
    {
        Version++;
        _notes.Add(new Note(kind, State, Leg, detail));
    }

    /// <summary>
    /// Where the letter stands in the order of its leg: <see cref="Reception.Applied"/> when it is the next one and speaks of the same two counties.
    /// </summary>
    protected Reception Order(LetterHead head)
    {
        if (head.Leg < Leg || (head.Leg == Leg && head.Version <= ReceivedVersion))
            return Reception.Old;
        if (head.Leg > Leg || head.Version > ReceivedVersion + 1)
            return Reception.Early;
        return IsOurs(head) ? Reception.Applied : Reception.Illegal;
    }

    /// <summary>Whether the other county that a letter speaks for is the one of this side.</summary>
    protected abstract bool IsOurs(LetterHead head);

    protected Reception Applied()
    {
        ReceivedVersion++;
        return Reception.Applied;
    }

    protected void StartClock(Stage stage, int days, Moment moment) => StartClock(ReferralClock.StartNow(stage, moment, days), moment);

    protected void StartClock(ReferralClock clock, Moment moment)
    {
        Clocks = [.. Clocks, clock];
        DueOn = clock.Due;
        EscalateOn = Escalation.NextOn(clock, Owing, moment);
        Note(NoteKind.ClockStarted, string.Create(CultureInfo.InvariantCulture, $"stage={clock.Stage} due={clock.Due:yyyy-MM-dd}"));
    }

    /// <summary>
    /// Stops the clock. Whoever was told of a silence is told that it is over. Call it before the state changes, which changes who owes.
    /// </summary>
    protected void StopClock(Moment moment)
    {
        if (Running is not { } clock)
            return;
        clock = clock with { MetTime = moment.Now };
        Clocks = [.. Clocks.SkipLast(1), clock];
        (DueOn, EscalateOn) = (null, null);
        foreach (var office in Escalation.Told(clock.Escalation, Owing))
            Tell(clock, office);
        Note(NoteKind.ClockMet, $"stage={clock.Stage}");
    }

    private void Change(ReferralClock clock, Moment moment)
    {
        Clocks = [.. Clocks.SkipLast(1), clock];
        DueOn = clock.Due;
        EscalateOn = Escalation.NextOn(clock, Owing, moment);
    }

    private void Tell(ReferralClock clock, DivisionCode office) => Write(new OverdueLetter(Head(0), Keeper, clock, Owing, office));

    private static T[] Take<T>(List<T> list)
    {
        var taken = list.ToArray();
        list.Clear();
        return taken;
    }
}
