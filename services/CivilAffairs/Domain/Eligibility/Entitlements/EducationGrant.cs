using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>One instalment.</summary>
/// <param name="Due">The day on which age and enrolment must hold.</param>
/// <param name="Amount">Zero when they do not.</param>
internal readonly record struct Instalment(DateOnly Due, Yuan Amount);

/// <param name="Instalments">Of one academic year, in order.</param>
/// <param name="Conflicts">Sources that disagree about the scope, when it matters.</param>
/// <param name="Rules">Why.</param>
internal sealed record GrantFinding(
    IReadOnlyList<Instalment> Instalments,
    IReadOnlyList<SourceConflict> Conflicts,
    IReadOnlyList<AppliedRule> Rules)
{
    public Yuan Total => Instalments.Aggregate(Yuan.Zero, (sum, instalment) => sum + instalment.Amount);
}

/// <summary>福彩圆梦·孤儿助学: a yearly sum to completion of studies, for orphans and DFUC of age, paid in instalments.</summary>
internal static class EducationGrant
{
    private const int FirstMonthOfYear = 9;

    /// <summary>The academic year from 1 September of <paramref name="year"/> through 31 August of the next.</summary>
    /// <exception cref="ParameterMissingException">The parameters do not give the grant of that year.</exception>
    public static GrantFinding Of(ChildFacts person, int year, Parameters parameters)
    {
        var opening = new DateOnly(year, FirstMonthOfYear, 1);
        var law = new Law(parameters, opening, person.Hukou.PlaceOn(opening), person.Residence);
        var (yearly, months, age, categories) = (
            law.AtHukou(Keys.GrantAmount), law.AtHukou(Keys.GrantMonths), law.AtHukou(Keys.GrantAge), law.AtHukou(Keys.GrantCategories));
        var part = Yuan.Round(yearly.Value.Amount / months.Value.Count);

        var isProtected = categories.Value.Contains(person.Protection.Confirmed);
        var scopes = person.Studies
            .Where(study => study.Enrolled.From < opening.AddYears(1))
            .Select(study => (Study: study, Finding: GrantScope.Of(study.Level, law)))
            .ToList();
        var instalments = months.Value
            .Select(month => new DateOnly(month < FirstMonthOfYear ? year + 1 : year, month, 1))
            .Order()
            .Select(due => new Instalment(due, isProtected && IsOfAge(due) && IsStudying(due) ? part : Yuan.Zero))
            .ToList();

        var paid = instalments.Count(instalment => instalment.Amount > Yuan.Zero);
        var rule = law.Applied(
            Rule.GrantQuarters,
            paid > 0,
            $"{year}–{year + 1} 学年：{months.Value.Count} 期中 {paid} 期符合，每期 {part} 元",
            $"Academic year {year}–{year + 1}: {paid} of {months.Value.Count} instalments of {part} yuan are due",
            [Law.Fact("protection.confirmed", person.Protection.Confirmed), Law.Fact("child.birth_date", person.BirthDate)],
            yearly.Row,
            months.Row,
            age.Row,
            categories.Row);
        return new GrantFinding(
            instalments,
            [.. scopes.Select(scope => scope.Finding.Conflict).OfType<SourceConflict>()],
            [.. scopes.Select(scope => scope.Finding.Rule), rule]);

        bool IsStudying(DateOnly due) => scopes.Exists(scope => scope.Finding.IsIncluded && scope.Study.IsAttending(due));

        bool IsOfAge(DateOnly due) => person.BirthDate is { } birth && !CivilDates.IsUnder(birth, age.Value, due);
    }
}
