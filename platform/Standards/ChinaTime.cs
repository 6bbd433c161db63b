namespace Exchange.Standards;

/// <summary>
/// Civil time of Asia/Shanghai: UTC+8 without daylight saving, which was last used in 1991. The offset is fixed here so that no
/// machine's time zone data can change a deadline.
/// </summary>
public static class ChinaTime
{
    /// <summary>Eight hours.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The civil date at an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The first instant of a civil date, with offset zero: a deadline has passed at the start of the day after it.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>The instant with the offset of Asia/Shanghai, for people to read.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(Offset);
}
