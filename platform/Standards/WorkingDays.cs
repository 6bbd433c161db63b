using System.Globalization;

namespace Exchange.Standards;

/// <summary>
/// The working days of mainland China: weekdays but for public holidays, and the weekend days that the State Council makes working
/// days in their stead (调休). It fails closed: beyond the years whose holidays are published nothing is known for certain.
/// </summary>
public sealed class WorkingDays
{
    private static readonly Lazy<WorkingDays> Embedded = new(() => DataFile.Read("workdays.csv", Load));

    private readonly Dictionary<DateOnly, bool> _exceptions;

    private WorkingDays(Dictionary<DateOnly, bool> exceptions)
    {
        _exceptions = exceptions;
        From = new DateOnly(exceptions.Keys.Min().Year, 1, 1);
        // The list of the next year may still change the last days of this one: it did so in 2006, 2007, 2011, 2018 and 2022.
        Through = new DateOnly(exceptions.Keys.Max().Year, 12, 28);
    }

    /// <summary>The published holidays that come with this assembly (data/workdays.csv).</summary>
    public static WorkingDays China => Embedded.Value;

    /// <summary>The first day of which it is certain whether it is a working day.</summary>
    public DateOnly From { get; }

    /// <summary>The last such day: 28 December of the last published year.</summary>
    public DateOnly Through { get; }

    /// <summary>Reads another calendar of the form of data/workdays.csv: date, kind (holiday or workday), name.</summary>
    /// <exception cref="FormatException">It is not of that form, or it is empty.</exception>
    public static WorkingDays Load(TextReader calendar)
    {
        var exceptions = new Dictionary<DateOnly, bool>();
        foreach (var row in DataFile.Rows(calendar, "date,kind,name"))
        {
            var isWorkday = row[1] switch
            {
                "workday" => true,
                "holiday" => false,
                _ => throw new FormatException($"A day is a holiday or a workday, not '{row[1]}'."),
            };
            exceptions[DateOnly.ParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture)] = isWorkday;
        }

        return exceptions.Count > 0 ? new WorkingDays(exceptions) : throw new FormatException("A calendar without holidays is none.");
    }

    /// <summary>Whether the holidays around this day are published.</summary>
    public bool IsPublished(DateOnly date) => date >= From && date <= Through;

    /// <summary>Whether people work on this day; null when its holidays are not published.</summary>
    public bool? IsWorkingDay(DateOnly date) => IsPublished(date) ? Presume(date) : null;

    /// <summary>
    /// The last day of a period of working days. The day of receipt does not count; zero days roll forward from the day of receipt
    /// to the first working day, that day included.
    /// </summary>
    /// <param name="receipt">The civil date on which the request was received.</param>
    /// <param name="days">0 to 1,000 working days.</param>
    /// <returns>The deadline, provisional when a day that it depends on is not published; weekends alone are then left out.</returns>
    public Deadline Add(DateOnly receipt, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, 1000);

        var date = receipt;
        var left = days;
        if (days == 0)
        {
            while (!Presume(date))
                date = date.AddDays(1);
        }

        while (left > 0)
        {
            date = date.AddDays(1);
            if (Presume(date))
                left--;
        }

        return Depends(days == 0 ? receipt : receipt.AddDays(1), date);
    }

    /// <summary>
    /// The working days from the day after <paramref name="receipt"/> through <paramref name="asOf"/>; 0 when that is earlier.
    /// </summary>
    public int Elapsed(DateOnly receipt, DateOnly asOf)
    {
        var days = 0;
        for (var date = receipt.AddDays(1); date <= asOf; date = date.AddDays(1))
        {
            if (Presume(date))
                days++;
        }

        return days;
    }

    private bool Presume(DateOnly date) =>
        _exceptions.TryGetValue(date, out var isWorkday)
            ? isWorkday
            : date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private Deadline Depends(DateOnly first, DateOnly last) =>
        IsPublished(first) && IsPublished(last)
            ? new Deadline(last)
            : new Deadline(last, IsPublished(first) ? Through.AddDays(1) : first);
}
