using Exchange.CivilAffairs.Domain.Eligibility;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>
/// Who pays a child in which month. The county of residence gives temporary aid while a referral is pending, the county of
/// registration pays from the month after it confirmed, and whoever takes over begins where the other ends: no gap, no double month.
/// </summary>
internal static class PaymentMonths
{
    /// <summary>The first month of temporary aid: that of the referral, or the one after what was paid before.</summary>
    public static Month FirstOfAid(DateOnly referred, Month? paidThrough) =>
        paidThrough is { } paid ? Later(Month.Of(referred), paid.Next) : Month.Of(referred);

    /// <summary>Temporary aid ends with the month before protection is paid.</summary>
    public static MonthSpan AidUntil(MonthSpan aid, MonthSpan protection) => aid.EndingWith(protection.First.Add(-1));

    /// <summary>
    /// Shares the months between two counties that a child moves between: the old one keeps those through the month of the move, the new
    /// one has the rest. A move before the first month leaves nothing to the old one.
    /// </summary>
    public static (MonthSpan Old, MonthSpan New) Divide(MonthSpan months, DateOnly moved)
    {
        var last = Later(Month.Of(moved), months.First.Add(-1));
        return (months.EndingWith(last), months with { First = last.Next });
    }

    private static Month Later(Month a, Month b) => a > b ? a : b;
}
