namespace Exchange.CivilAffairs.Domain.Eligibility;

internal sealed record ScopeFinding(bool IsIncluded, AppliedRule Rule, SourceConflict? Conflict);

/// <summary>
/// Which studies the education grant covers. Two passages of the report disagree about 普通全日制高中: both stand as dated figures,
/// a switch chooses, and the disagreement is shown wherever it matters.
/// </summary>
internal static class GrantScope
{
    public static ScopeFinding Of(StudyLevel level, Law law)
    {
        var (narrow, wide, choice) = (
            law.AtHukou(Keys.GrantNarrowScope),
            law.AtHukou(Keys.GrantWideScope),
            law.AtHukou(Keys.GrantIncludesSeniorSecondary));
        var (inNarrow, inWide) = (narrow.Value.Contains(level), wide.Value.Contains(level));
        FactUsed[] facts = [Law.Fact("study.level", level)];
        if (inNarrow == inWide)
        {
            var plain = law.Applied(
                Rule.GrantScope,
                inNarrow,
                inNarrow ? "就读层次在助学范围内" : "就读层次不在助学范围内",
                inNarrow ? "The level is within the grant's scope" : "The level is outside the grant's scope",
                facts,
                inNarrow ? narrow.Row : wide.Row);
            return new ScopeFinding(inNarrow, plain, null);
        }

        var isIncluded = choice.Value ? inWide : inNarrow;
        var rule = law.Applied(
            Rule.GrantScope,
            isIncluded,
            isIncluded ? "两处表述不一，按配置计入助学范围" : "两处表述不一，按配置不计入助学范围",
            isIncluded
                ? "Two passages disagree; by configuration the level is within the scope"
                : "Two passages disagree; by configuration the level is outside the scope",
            facts,
            narrow.Row,
            wide.Row,
            choice.Row);
        return new ScopeFinding(
            isIncluded,
            rule,
            new SourceConflict("GRANT_SCOPE", [$"{narrow.Row.Source}: {narrow.Row.Value}", $"{wide.Row.Source}: {wide.Row.Value}"], true));
    }
}
