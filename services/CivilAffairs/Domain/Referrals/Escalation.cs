using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>How far a silence has been carried upwards. The numbers are the contract's.</summary>
internal enum EscalationLevel
{
    None = 0,
    County = 1,
    City = 2,
    Province = 3,
}

/// <summary>The way up: the office that owes the step is reminded first, then its superiors, one after another.</summary>
internal static class Escalation
{
    /// <summary>The next office to be told; <see cref="EscalationLevel.None"/> when the province has been.</summary>
    public static EscalationLevel After(EscalationLevel level, DivisionCode owing) => level switch
    {
        EscalationLevel.None => LevelOf(owing),
        EscalationLevel.Province => EscalationLevel.None,
        _ => level + 1,
    };

    /// <summary>The office of that level above the one that owes the step.</summary>
    public static DivisionCode Office(EscalationLevel level, DivisionCode owing) => level switch
    {
        EscalationLevel.County => owing.County,
        EscalationLevel.City => owing.Prefecture,
        EscalationLevel.Province => owing.Province,
        _ => DivisionCode.None,
    };

    /// <summary>Every office that has been told so far.</summary>
    public static IEnumerable<DivisionCode> Told(EscalationLevel level, DivisionCode owing)
    {
        for (var told = After(EscalationLevel.None, owing); told != EscalationLevel.None && told <= level; told = After(told, owing))
            yield return Office(told, owing);
    }

    /// <summary>
    /// The first day on which the next office is to be told: the day after the deadline, and after so many more working days for each
    /// that was told without effect. Null when none is left.
    /// </summary>
    public static DateOnly? NextOn(ReferralClock clock, DivisionCode owing, Moment moment)
    {
        if (After(clock.Escalation, owing) == EscalationLevel.None)
            return null;
        var told = clock.Escalation == EscalationLevel.None ? 0 : clock.Escalation - LevelOf(owing) + 1;
        return moment.Calendar.Add(clock.Due, told * moment.Days.EscalationStep).Date.AddDays(1);
    }

    private static EscalationLevel LevelOf(DivisionCode owing) => owing.Level switch
    {
        DivisionLevel.Province => EscalationLevel.Province,
        DivisionLevel.Prefecture => EscalationLevel.City,
        _ => EscalationLevel.County,
    };
}
