using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>Housing for an adult orphan, by hukou city.</summary>
internal enum HousingKind
{
    /// <summary>Not reported for the city: a person decides.</summary>
    Unknown,

    /// <summary>公租房.</summary>
    PublicRental,

    /// <summary>廉租房.</summary>
    LowRent,

    Other,
}

/// <param name="ExitMonth">The month of leaving; null while it is not known.</param>
/// <param name="LumpSum">Yuan at leaving; null while it is not due or not known.</param>
/// <param name="Housing">Unknown: manual.</param>
/// <param name="PlanFrom">The day on which planning begins.</param>
/// <param name="Missing">What would decide the rest.</param>
/// <param name="Rules">Why.</param>
internal sealed record AdultOrphanFinding(
    Month? ExitMonth, Yuan? LumpSum, HousingKind Housing, DateOnly PlanFrom, IReadOnlyList<MissingFact> Missing, IReadOnlyList<AppliedRule> Rules);

/// <summary>成年孤儿: a lump sum of a year's living cost at leaving, housing by hukou city. One who studies on has not left.</summary>
internal static class AdultOrphan
{
    /// <summary>What an orphan receives on coming of age; null for one who was none.</summary>
    /// <exception cref="ParameterMissingException">The parameters do not give the figures of that time.</exception>
    public static AdultOrphanFinding? Find(ChildFacts person, DateOnly asOf, Parameters parameters)
    {
        if (person.Protection.Confirmed != Category.Orphan || person.BirthDate is not { } birth)
            return null;

        var law = new Law(parameters, asOf, person.Hukou.PlaceOn(asOf), person.Residence);
        var ofAge = CivilDates.Turns(birth, law.AtHukou(Keys.ChildAge).Value);
        var studies = person.Studies.Any(study => study.IsAttending(asOf > ofAge ? asOf : ofAge));
        var left = person.Protection.LeftCareOn ?? (studies ? null : (DateOnly?)ofAge);
        var (housing, missing, housingRule) = Housing(person, asOf, law, parameters);
        var planFrom = ofAge.AddDays(-law.AtHukou(Keys.PlanningDays).Value);
        if (left is not { } day || day > asOf)
            return new AdultOrphanFinding(left is null ? null : Month.Of(left.Value), null, housing, planFrom, missing, [housingRule]);

        var exit = Month.Of(day);
        var rate = BasicLiving.In(exit, person, LivingBasis.Orphan, parameters);
        if (rate.Rate is null)
            return new AdultOrphanFinding(exit, null, housing, planFrom, [.. missing, rate.Missing!], [.. rate.Rules, housingRule]);

        var months = law.AtHukou(Keys.LumpSumMonths);
        var sum = rate.Rate.Rate * months.Value;
        var lump = law.Held(
            Rule.LumpSum,
            $"离开时一次性发放 {months.Value} 个月生活费：{months.Value} × {rate.Rate.Rate} = {sum} 元",
            $"Lump sum of {months.Value} months' living cost at leaving: {months.Value} × {rate.Rate.Rate} = {sum} yuan",
            [Law.Fact("exit_month", exit)],
            months.Row);
        return new AdultOrphanFinding(exit, sum, housing, planFrom, missing, [.. rate.Rules, lump, housingRule]);
    }

    private static (HousingKind Kind, IReadOnlyList<MissingFact> Missing, AppliedRule Rule) Housing(
        ChildFacts person,
        DateOnly asOf,
        Law law,
        Parameters parameters)
    {
        var city = person.Hukou.PlaceOn(asOf).Prefecture;
        FactUsed[] facts = [Law.Fact("child.hukou_city", city)];
        if (parameters.Find(Keys.Housing, city, asOf) is { } housing)
        {
            return (housing.Value, [], law.Held(
                Rule.Housing, $"住房保障：{Words.Of(housing.Value).Chinese}", $"Housing: {Words.Of(housing.Value).English}", facts, housing.Row));
        }

        var missing = new MissingFact(
            "HOUSING_KIND",
            Authority.CivilAffairs,
            $"{city} 未报告成年孤儿住房保障方式，须人工核实",
            $"{city} has not reported how it houses adult orphans: a person has to find out");
        return (HousingKind.Unknown, [missing], law.Undecided(Rule.Housing, missing, facts));
    }
}
