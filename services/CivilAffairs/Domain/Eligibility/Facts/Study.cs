namespace Exchange.CivilAffairs.Domain.Eligibility;

internal enum StudyLevel
{
    Unknown,
    Primary,
    JuniorSecondary,

    /// <summary>普通全日制高中.</summary>
    SeniorSecondary,

    /// <summary>中专.</summary>
    SecondaryVocational,

    /// <summary>大专.</summary>
    JuniorCollege,

    /// <summary>本科.</summary>
    Bachelor,

    /// <summary>硕士.</summary>
    Master,

    /// <summary>博士.</summary>
    Doctor,
}

/// <summary>An enrolment.</summary>
/// <param name="Level">What is studied.</param>
/// <param name="Enrolled">From the day of registration through the day of leaving or graduating.</param>
internal sealed record Study(StudyLevel Level, DateRange Enrolled)
{
    /// <summary>休学.</summary>
    public IReadOnlyList<DateRange> Suspended { get; init; } = [];

    public bool IsAttending(DateOnly on) => Enrolled.Covers(on) && !Suspended.Any(pause => pause.Covers(on));
}
