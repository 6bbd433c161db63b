using System.Globalization;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>A calendar month.</summary>
internal readonly record struct Month(int Year, int Number) : IComparable<Month>
{
    public DateOnly First => new(Year, Number, 1);

    public DateOnly Last => Next.First.AddDays(-1);

    public Month Next => Add(1);

    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    public Month Add(int months) => Of(First.AddMonths(months));

    public int CompareTo(Month other) => First.CompareTo(other.First);

    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static bool operator <(Month left, Month right) => left.CompareTo(right) < 0;

    public static bool operator >(Month left, Month right) => left.CompareTo(right) > 0;

    public static bool operator <=(Month left, Month right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Month left, Month right) => left.CompareTo(right) >= 0;
}
