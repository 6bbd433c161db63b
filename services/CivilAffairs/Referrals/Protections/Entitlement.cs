using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.CivilAffairs.Eligibility;
using Exchange.Hosting.Rpc;
using Exchange.Standards;
using Proto = Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>What a county of registration owes a child by the rules: nobody types a category or a rate.</summary>
internal static class Entitlement
{
    /// <summary>The facts of a case as the county that decides has to take them: registered there, cared for as it finds.</summary>
    public static ChildFacts Read(byte[] stored, DivisionCode hukou, CareMode mode)
    {
        var facts = FactsReader.Read(Proto.ChildFacts.Parser.ParseFrom(stored), "facts", new FieldCheck());
        return facts with
        {
            Hukou = facts.Hukou.Place.County == hukou ? facts.Hukou : Hukou.At(hukou),
            Protection = mode == CareMode.Unknown ? facts.Protection : facts.Protection with { Mode = mode },
        };
    }

    /// <summary>The category as of a day.</summary>
    public static Category CategoryOf(ChildFacts facts, DateOnly asOf) =>
        EligibilityRules.Assess(facts, asOf, ProgrammeParameters.Current).Category;

    /// <summary>What is paid from the month after the confirmation on.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="category">The category confirmed.</param>
    /// <param name="payer">The county that confirms.</param>
    /// <param name="confirmed">The day of the confirmation.</param>
    /// <param name="now">Its time.</param>
    /// <param name="missing">What is missing for an amount; null with one.</param>
    /// <returns>The award; null when something is missing, or when the child comes of age before the first month.</returns>
    public static Award? Find(
        ChildFacts facts, Category category, DivisionCode payer, DateOnly confirmed, DateTimeOffset now, out MissingFact? missing)
    {
        var child = facts with { Protection = facts.Protection with { Confirmed = category, ConfirmedOn = confirmed } };
        var first = Month.Of(confirmed).Add(ProgrammeParameters.Current.Get(Keys.FirstMonth, payer, confirmed).Value);
        var schedule = PaySchedules.Of(child, first, ProgrammeParameters.Current);
        missing = schedule.Missing;
        if (schedule.Months is [var month, ..])
            return new Award(category, month.Mode, month.Amount, new MonthSpan(first), payer, month.IsProvisional, now);

        // The other categories have programmes of their own, which pay.
        var isPaidElsewhere = missing is null && category is not (Category.Orphan or Category.DeFactoUnsupported);
        return isPaidElsewhere
            ? new Award(category, child.Protection.Mode, Yuan.Zero, new MonthSpan(first), payer, Provisional: false, now)
            : null;
    }
}
