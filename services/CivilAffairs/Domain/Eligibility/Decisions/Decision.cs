namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>What the rules decided about a child as of a day, with the reasons.</summary>
internal sealed record Decision
{
    public required DateOnly AsOf { get; init; }

    public required Category Category { get; init; }

    /// <summary>With <see cref="Category.ManualReview"/>: the category that holds whatever the missing fact turns out to be, to serve by meanwhile.</summary>
    public Category Meanwhile { get; init; }

    public MigrantStatus Migrant { get; init; }

    /// <summary>With <see cref="MigrantStatus.PendingSixMonths"/>: the day on which the months are completed.</summary>
    public DateOnly? SixMonthsOn { get; init; }

    /// <summary>In the scope of monitoring.</summary>
    public bool IsMonitored { get; init; }

    /// <summary>Null when a fact is missing.</summary>
    public bool? IsLeftBehind { get; init; }

    /// <summary>With a left-behind child: by the hukou place.</summary>
    public HukouArea LeftBehindArea { get; init; }

    /// <summary>In the order of the enumeration.</summary>
    public IReadOnlyList<Service> Services { get; init; } = [];

    public Destination Destination { get; init; }

    /// <summary>Set exactly when the category is <see cref="Category.ManualReview"/>.</summary>
    public MissingFact? SmallestMissingFact { get; init; }

    /// <summary>Other facts that would decide a status or may change the category; the smallest is among them.</summary>
    public IReadOnlyList<MissingFact> Missing { get; init; } = [];

    public IReadOnlyList<SourceConflict> Conflicts { get; init; } = [];

    /// <summary>The basic living allowance of the month of <see cref="AsOf"/>, were it confirmed; null without a right to it.</summary>
    public MonthlyRate? Monthly { get; init; }

    /// <summary>In the order of application.</summary>
    public IReadOnlyList<AppliedRule> Rules { get; init; } = [];

    /// <summary>An assumption was used: say PROVISIONAL wherever the decision is shown.</summary>
    public bool IsProvisional => Rules.Any(rule => rule.IsProvisional);
}
