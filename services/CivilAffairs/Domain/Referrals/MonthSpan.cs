using Exchange.CivilAffairs.Domain.Eligibility;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>The months in which one county pays.</summary>
/// <param name="First">The first one.</param>
/// <param name="Last">The last one; null while it goes on. Before <paramref name="First"/> when no month is left to pay.</param>
internal readonly record struct MonthSpan(Month First, Month? Last = null)
{
    public bool IsEmpty => Last < First;

    public bool Contains(Month month) => month >= First && !(month > Last);

    /// <summary>Ends with this month at the latest: a span that ends earlier is not made longer.</summary>
    public MonthSpan EndingWith(Month last) => this with { Last = Last < last ? Last : last };
}
