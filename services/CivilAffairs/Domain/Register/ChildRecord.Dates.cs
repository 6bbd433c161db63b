using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Register;

// What becomes due by the calendar alone.
internal sealed partial class ChildRecord
{
    private const int EndOfMonitoring = 16;

    /// <summary>In <see cref="ChildState.PendingSixMonths"/>: the day on which the six months are reached.</summary>
    public DateOnly? SixMonthsDate { get; private set; }

    /// <summary>When the entry was last checked with the family.</summary>
    public DateTimeOffset RefreshTime { get; private set; }

    /// <summary>Day by which that must happen again.</summary>
    public DateOnly RefreshDueDate { get; private set; }

    /// <summary>That day has passed.</summary>
    public bool Stale { get; private set; }

    /// <summary>First day on which the calendar changes something here; null when it never does.</summary>
    public DateOnly? TimerDate { get; private set; }

    /// <summary>The entry was checked with the family.</summary>
    public ChildRefusal? Refresh(DateTimeOffset now, int months)
    {
        if (HasEnded)
            return ChildRefusal.Ended;
        RefreshTime = now;
        RefreshDueDate = CivilDates.AttainedOn(ChinaTime.DateOf(now), months);
        Stale = false;
        Change(now);
        return null;
    }

    /// <summary>Does what the calendar asks for.</summary>
    /// <returns>Which of it happened; <see cref="Due.SixMonths"/> is for the caller to decide on.</returns>
    public Due Wake(DateOnly today, DateTimeOffset now)
    {
        var due = Due.Nothing;
        if (EndsAtSixteen && Sixteenth is { } birthday && today >= birthday)
        {
            End(Register.EndReason.TurnedSixteen, birthday, now);
            return Due.TurnedSixteen;
        }

        if (!Stale && today > RefreshDueDate)
        {
            Stale = true;
            due |= Due.Refresh;
        }

        if (SixMonthsDate <= today)
            due |= Due.SixMonths;
        Change(now);
        return due;
    }

    private DateOnly? Sixteenth => BirthDate is { } birth ? CivilDates.Turns(birth, EndOfMonitoring) : null;

    /// <summary>
    /// The child is only monitored or counted, or protected by another county. A case that is not decided goes on until eighteen.
    /// </summary>
    private bool EndsAtSixteen =>
        State is ChildState.PendingSixMonths or ChildState.Monitored or ChildState.StatisticsOnly or ChildState.Protected;

    private void SetTimer()
    {
        DateOnly?[] dates = [SixMonthsDate, Stale ? null : RefreshDueDate.AddDays(1), EndsAtSixteen ? Sixteenth : null];
        TimerDate = HasEnded ? null : dates.Min();
    }
}

/// <summary>What the calendar brought.</summary>
[Flags]
internal enum Due
{
    /// <summary>Nothing.</summary>
    Nothing = 0,

    /// <summary>The half-yearly check with the family is overdue.</summary>
    Refresh = 1,

    /// <summary>The six months are reached.</summary>
    SixMonths = 2,

    /// <summary>The child has turned sixteen; the entry has ended.</summary>
    TurnedSixteen = 4,
}
