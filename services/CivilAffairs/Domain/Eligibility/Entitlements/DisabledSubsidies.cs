namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <param name="Living">困难残疾人生活补贴 may be paid. It is deducted from a basic living allowance.</param>
/// <param name="Nursing">重度残疾人护理补贴 may be paid, beside whatever else.</param>
/// <param name="Rules">Why.</param>
internal sealed record SubsidyFinding(bool Living, bool Nursing, IReadOnlyList<AppliedRule> Rules);

/// <summary>A full-rate orphan or DFUC gets no living subsidy for the disabled, but may get the nursing subsidy.</summary>
internal static class DisabledSubsidies
{
    public static SubsidyFinding Find(ChildFacts child, Category category, Law law)
    {
        var card = child.Holdings.Disability is { } held && held.IsInForce(law.AsOf) ? held : null;
        var hasMinimumLiving = child.Holdings.MinimumLiving?.IsInForce(law.AsOf) ?? false;
        var hasExtremePoverty = child.Holdings.ExtremePoverty?.IsInForce(law.AsOf) ?? false;
        var isFullRate = category is Category.Orphan or Category.DeFactoUnsupported && !hasMinimumLiving && !hasExtremePoverty;
        var grades = law.AtHukou(Keys.NursingGrades);
        FactUsed[] facts =
        [
            Law.Fact("child.category", category),
            Law.Fact("child.disability_grade", card?.Grade),
            Law.Fact("child.minimum_living", hasMinimumLiving),
        ];

        var nursing = law.Applied(
            Rule.NursingSubsidy,
            card is not null && grades.Value.Contains(card.Grade),
            card is null ? "未持有残疾人证，不享受重度残疾人护理补贴" : $"残疾 {card.Grade} 级：重度残疾人护理补贴{(grades.Value.Contains(card.Grade) ? "可以享受" : "不适用")}",
            card is null
                ? "No disability card: no nursing subsidy"
                : $"Disability of grade {card.Grade}: {(grades.Value.Contains(card.Grade) ? "nursing subsidy" : "no nursing subsidy")}",
            facts,
            grades.Row);
        var living = law.Applied(
            Rule.LivingSubsidy,
            card is not null && hasMinimumLiving && !isFullRate,
            isFullRate ? "享受全额基本生活费，不再享受困难残疾人生活补贴" : "困难残疾人生活补贴以低保家庭持证残疾人为限，计入补差",
            isFullRate
                ? "Receives the full basic living rate: no living subsidy for the disabled"
                : "The living subsidy is for disabled members of minimum-living families, and is deducted",
            facts);
        return new SubsidyFinding(living.Outcome == Outcome.Held, nursing.Outcome == Outcome.Held, [nursing, living]);
    }
}
