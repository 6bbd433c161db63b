namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <param name="Category">The category, or manual review.</param>
/// <param name="Meanwhile">With manual review: what the child holds for certain.</param>
/// <param name="Smallest">With manual review: what would decide.</param>
/// <param name="Rules">In the order of application.</param>
internal sealed record BenefitFinding(Category Category, Category Meanwhile, MissingFact? Smallest, IReadOnlyList<AppliedRule> Rules);

/// <summary>Categories are exclusive: ORPHAN &gt; DFUC &gt; 特困 &gt; 低保 &gt; DISABLED &gt; OTHER.</summary>
internal static class BenefitRules
{
    public static BenefitFinding Choose(
        AppliedRule registered, ParentsFinding parents, IReadOnlyList<(Category Category, AppliedRule Rule)> holders, AppliedRule other, Law law)
    {
        (Category Category, AppliedRule Rule)[] lists = [.. holders, (Category.OtherDifficulty, other)];
        List<Category> met = [.. lists.Where(list => list.Rule.Outcome == Outcome.Held).Select(list => list.Category)];
        if (parents.Category is { } byParents and not Category.None)
            met.Insert(0, byParents);

        var first = met.Count > 0 ? met[0] : Category.None;
        var missing = registered.Missing ?? parents.Smallest ?? (met.Count == 0 ? other.Missing : null);
        List<AppliedRule> rules = [.. lists.Select(list => list.Rule)];
        if (missing is not null)
            return new BenefitFinding(Category.ManualReview, first, missing, rules);

        if (met.Count > 1)
        {
            rules.Add(law.Held(
                Rule.Precedence,
                $"同时符合 {string.Join("、", met.Select(category => Words.Of(category).Chinese))}，按优先次序认定为{Words.Of(first).Chinese}",
                $"Meets {string.Join(", ", met.Select(category => Words.Of(category).English))}: the first takes precedence",
                [.. met.Select(category => Law.Fact("meets", category))]));
        }

        return new BenefitFinding(first, Category.None, null, rules);
    }
}
