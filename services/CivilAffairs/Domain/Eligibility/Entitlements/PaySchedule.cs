using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>The basic living allowance month by month.</summary>
/// <param name="Months">Without gap or repetition, from the first paid month.</param>
/// <param name="LastMonth">The month of the ending event; null when none is known.</param>
/// <param name="Missing">Set when the months stop short of what was asked because a fact or a figure is missing.</param>
/// <param name="Rules">In the order of application; a rule that says the same of every month stands once.</param>
internal sealed record PaySchedule(
    IReadOnlyList<MonthlyRate> Months,
    Month? LastMonth,
    MissingFact? Missing,
    IReadOnlyList<AppliedRule> Rules)
{
    public Yuan Total => Months.Aggregate(Yuan.Zero, (sum, month) => sum + month.Amount);

    public Yuan TotalOf(int year) =>
        Months.Where(month => month.Month.Year == year).Aggregate(Yuan.Zero, (sum, month) => sum + month.Amount);
}

/// <summary>Starts the month after confirmation; the month of the ending event is the last.</summary>
internal static class PaySchedules
{
    /// <summary>The allowance from confirmation through <paramref name="through"/>; empty before confirmation.</summary>
    public static PaySchedule Of(ChildFacts child, Month through, Parameters parameters)
    {
        if (child.Protection.ConfirmedOn is not { } confirmed || child.BirthDate is not { } birth)
            return new PaySchedule([], null, null, []);
        try
        {
            return Of(child, confirmed, birth, through, parameters);
        }
        catch (ParameterMissingException missing)
        {
            return new PaySchedule([], null, EligibilityRules.MissingParameter(missing), []);
        }
    }

    private static PaySchedule Of(ChildFacts child, DateOnly confirmed, DateOnly birth, Month through, Parameters parameters)
    {
        var law = new Law(parameters, confirmed, child.Hukou.PlaceOn(confirmed), child.Residence);
        if (BasicLiving.BasisOf(child, child.Protection.Confirmed, law) is not { } basis)
            return new PaySchedule([], null, null, []);

        var (first, last, monthsRule) = Span(child, confirmed, birth, law, parameters);
        List<AppliedRule> rules = [monthsRule];
        var months = new List<MonthlyRate>();
        for (var month = first; month <= through && month <= last; month = month.Next)
        {
            var found = In(month, child, basis, parameters);
            rules.AddRange(found.Rules.Where(rule => !rules.Exists(known => known.Rule == rule.Rule && Same(known, rule))));
            if (found.Rate is null)
                return new PaySchedule(months, last, found.Missing, rules);
            months.Add(found.Rate with { IsProvisional = found.Rate.IsProvisional || monthsRule.IsProvisional });
        }

        return new PaySchedule(months, last, null, rules);
    }

    private static MonthlyFinding In(Month month, ChildFacts child, LivingBasis basis, Parameters parameters)
    {
        try
        {
            return BasicLiving.In(month, child, basis, parameters);
        }
        catch (ParameterMissingException missing)
        {
            return new MonthlyFinding(null, EligibilityRules.MissingParameter(missing), []);
        }
    }

    private static (Month First, Month Last, AppliedRule Rule) Span(
        ChildFacts child,
        DateOnly confirmed,
        DateOnly birth,
        Law law,
        Parameters parameters)
    {
        var (firstAfter, lastAfter, age) = (law.AtHukou(Keys.FirstMonth), law.AtHukou(Keys.LastMonth), law.AtHukou(Keys.ChildAge));
        var first = Month.Of(confirmed).Add(firstAfter.Value);
        DateOnly[] ends = [CivilDates.Turns(birth, age.Value), child.Protection.EndedOn ?? DateOnly.MaxValue, EndByAdoption(child, confirmed, parameters)];
        var last = Month.Of(ends.Min()).Add(lastAfter.Value);
        var rule = law.Held(
            Rule.PayMonths,
            $"{confirmed:yyyy-MM-dd} 确认，自 {first} 起发放，至 {last} 止",
            $"Confirmed on {confirmed:yyyy-MM-dd}: paid from {first} through {last}",
            [
                Law.Fact("protection.confirmed_on", confirmed),
                Law.Fact("protection.ended_on", child.Protection.EndedOn),
                Law.Fact("child.birth_date", birth),
            ],
            firstAfter.Row,
            lastAfter.Row,
            age.Row);
        return (first, last, rule);
    }

    private static DateOnly EndByAdoption(ChildFacts child, DateOnly confirmed, Parameters parameters)
    {
        if (Adoption.RegisteredOn(child, DateOnly.MaxValue) is not { } registered || registered <= confirmed)
            return DateOnly.MaxValue;
        var law = new Law(parameters, registered, child.Hukou.PlaceOn(registered), child.Residence);
        return Adoption.Keeps(child, law).Outcome == Outcome.Held ? DateOnly.MaxValue : registered;
    }

    private static bool Same(AppliedRule a, AppliedRule b) =>
        a.Outcome == b.Outcome && a.Facts.SequenceEqual(b.Facts) && a.Parameters.SequenceEqual(b.Parameters);
}
