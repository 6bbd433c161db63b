namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>Civil days from a first through a last; both belong to it. No last day: it still goes on.</summary>
internal readonly record struct DateRange(DateOnly From, DateOnly? To = null)
{
    public bool Covers(DateOnly day) => day >= From && (To is null || day <= To);

    /// <summary>The days of it through <paramref name="asOf"/>; 0 before it begins.</summary>
    public int DaysThrough(DateOnly asOf)
    {
        var last = To < asOf ? To.Value : asOf;
        return Math.Max(0, last.DayNumber - From.DayNumber + 1);
    }

    /// <summary>The same days in order, ranges that overlap or follow one another day after day made one.</summary>
    public static IReadOnlyList<DateRange> Join(IEnumerable<DateRange> ranges)
    {
        var joined = new List<DateRange>();
        foreach (var range in ranges.OrderBy(range => range.From))
        {
            if (joined.Count == 0 || joined[^1].To is { } end && range.From > end.AddDays(1))
                joined.Add(range);
            else
                joined[^1] = joined[^1] with { To = Later(joined[^1].To, range.To) };
        }

        return joined;
    }

    public override string ToString() => $"{From:yyyy-MM-dd}..{To:yyyy-MM-dd}";

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null || b is null ? null : a > b ? a : b;
}
