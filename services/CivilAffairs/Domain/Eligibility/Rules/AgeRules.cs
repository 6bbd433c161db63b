using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>Ages are attained on the birthday.</summary>
internal static class AgeRules
{
    public static AppliedRule UnderAge(DateOnly birth, Law law) => Under(Rule.UnderAge, law.AtHukou(Keys.ChildAge), birth, law);

    public static AppliedRule UnderMigrantAge(DateOnly birth, Law law) =>
        Under(Rule.MigrantAge, law.AtResidence(Keys.MigrantAge), birth, law);

    public static AppliedRule UnderLeftBehindAge(DateOnly birth, Law law) =>
        Under(Rule.LeftBehindAge, law.AtResidence(Keys.LeftBehindAge), birth, law);

    private static AppliedRule Under(Rule rule, Figure<int> age, DateOnly birth, Law law)
    {
        var turns = CivilDates.Turns(birth, age.Value);
        var isUnder = CivilDates.IsUnder(birth, age.Value, law.AsOf);
        return law.Applied(
            rule,
            isUnder,
            isUnder ? $"未满 {age.Value} 周岁（{turns:yyyy-MM-dd} 年满）" : $"已于 {turns:yyyy-MM-dd} 年满 {age.Value} 周岁",
            isUnder ? $"Under {age.Value} (turns so on {turns:yyyy-MM-dd})" : $"Turned {age.Value} on {turns:yyyy-MM-dd}",
            [Law.Fact("child.birth_date", birth)],
            age.Row);
    }
}
