namespace Exchange.Standards;

/// <summary>Ages and periods in civil dates of Asia/Shanghai, as the Civil Code counts them (articles 201, 202 and 1259).</summary>
public static class CivilDates
{
    /// <summary>
    /// The day on which a period of so many months is completed: the same day of the month, or the month's last day where it has
    /// no such day. Count from the original start: six periods of one month end on another day than one of six.
    /// </summary>
    public static DateOnly AttainedOn(DateOnly start, int months) => start.AddMonths(months);

    /// <summary>True from the day on which the period is completed: 2024-08-31 and six months, on 2025-02-28.</summary>
    public static bool AttainsMonths(DateOnly start, int months, DateOnly asOf) => asOf >= AttainedOn(start, months);

    /// <summary>
    /// The day on which a person turns <paramref name="age"/>: the birthday. One born on 29 February turns 18 on 28 February.
    /// </summary>
    public static DateOnly Turns(DateOnly birth, int age) => birth.AddYears(age);

    /// <summary>True before the day on which a person turns <paramref name="age"/>.</summary>
    public static bool IsUnder(DateOnly birth, int age, DateOnly asOf) => asOf < Turns(birth, age);

    /// <summary>Full years of age.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is before <paramref name="birth"/>.</exception>
    public static int AgeOn(DateOnly birth, DateOnly asOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(asOf, birth);
        var years = asOf.Year - birth.Year;
        return IsUnder(birth, years, asOf) ? years - 1 : years;
    }
}
