namespace Exchange.CivilAffairs.Domain.Eligibility;

internal enum CareMode
{
    Unknown,

    /// <summary>集中: in an institution.</summary>
    Collective,

    /// <summary>散居: in a family.</summary>
    Dispersed,
}

/// <summary>What the hukou county has confirmed so far.</summary>
internal sealed record Protection
{
    public static readonly Protection None = new();

    public CareMode Mode { get; init; }

    /// <summary>The category confirmed, kept after it has ended: an adult orphan was <see cref="Category.Orphan"/>.</summary>
    public Category Confirmed { get; init; }

    /// <summary>The day of confirmation; null before it.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>The day of what ended it: death, a parent released or found, protection refused on review. Coming of age is known without it.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>An adult orphan's leaving (离院 or independent living); null when not yet known.</summary>
    public DateOnly? LeftCareOn { get; init; }
}
