using System.Globalization;

namespace Exchange.Standards;

/// <summary>The last civil date on which something is in time.</summary>
/// <param name="Date">That date; the deadline has passed at the start of the next day, see <see cref="ChinaTime.StartOf"/>.</param>
/// <param name="UnpublishedFrom">The first day on which the deadline depends and whose holidays are not published; null if all are.</param>
public readonly record struct Deadline(DateOnly Date, DateOnly? UnpublishedFrom = null)
{
    /// <summary>True when the date may still move: it was reckoned by weekends alone where holidays are not published.</summary>
    public bool Provisional => UnpublishedFrom is not null;

    /// <summary>Why it is provisional, in Chinese for a user to read; null when it is not.</summary>
    public string? Reason => UnpublishedFrom is { } from
        ? string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} 起的节假日安排尚未公布，期限暂按周末推算")
        : null;

    /// <summary>True from the start of the day after the deadline.</summary>
    public bool HasPassed(DateOnly asOf) => asOf > Date;
}
