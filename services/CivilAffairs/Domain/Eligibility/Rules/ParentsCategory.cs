namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>What both legal parents together make of the child.</summary>
/// <param name="Category">Orphan, DFUC or none of the two; null when a fact is missing.</param>
/// <param name="Parents">One finding a legal parent.</param>
/// <param name="Rules">In the order of application.</param>
internal sealed record ParentsFinding(Category? Category, IReadOnlyList<ParentFinding> Parents, IReadOnlyList<AppliedRule> Rules)
{
    /// <summary>With an undetermined category: the smallest fact that may decide it. A detail is smaller than a whole status.</summary>
    public MissingFact? Smallest => Category is null
        ? Parents.Where(parent => parent.Group == StatusGroup.Unknown).Select(parent => parent.Missing!).OrderBy(IsWholeStatus).First()
        : null;

    /// <summary>What is not known of a parent, whether or not the category waits for it.</summary>
    public IEnumerable<MissingFact> Missing => Parents.Select(parent => parent.Missing).OfType<MissingFact>();

    /// <summary>True when every parent is known to be unable to look after the child now.</summary>
    public bool NobodyCares => Parents.All(parent => parent.CanCare == false);

    private static bool IsWholeStatus(MissingFact missing) => missing.Id.EndsWith("_STATUS", StringComparison.Ordinal);
}

/// <summary>Domain §3: both gone, an orphan; both gone or unable, de facto unsupported; one functioning, neither.</summary>
internal static class ParentsCategory
{
    public static ParentsFinding Find(ChildFacts child, Law law)
    {
        var (seats, legal) = LegalParents.Of(child, law);
        var parents = seats.Select(seat => ParentRules.Find(seat, law)).ToList();
        var facts = parents.Select(Fact).ToArray();
        List<AppliedRule> rules = [legal, .. parents.SelectMany(parent => parent.Rules)];

        if (parents.Exists(parent => parent.Group == StatusGroup.Functioning))
        {
            rules.Add(law.Applied(
                Rule.BothUnable,
                false,
                "父母至少一方不符合认定情形，不属孤儿，也不属事实无人抚养儿童",
                "One legal parent at least meets no such status: neither an orphan nor de facto unsupported",
                facts));
            return new ParentsFinding(Category.None, parents, rules);
        }

        if (parents.Exists(parent => parent.Group == StatusGroup.Unknown))
        {
            var undecided = new ParentsFinding(null, parents, rules);
            return undecided with { Rules = [.. rules, law.Undecided(Rule.BothUnable, undecided.Smallest!, facts)] };
        }

        if (parents.TrueForAll(parent => parent.Group == StatusGroup.Gone))
        {
            rules.Add(law.Held(
                Rule.BothGone,
                "父母均死亡、被宣告失踪或查找不到：孤儿",
                "Both legal parents are dead, declared missing or not found: an orphan",
                facts));
            return new ParentsFinding(Category.Orphan, parents, rules);
        }

        rules.Add(law.Applied(
            Rule.BothGone,
            false,
            "父母并非均死亡、被宣告失踪或查找不到，不属孤儿",
            "Not both legal parents are dead, declared missing or not found: no orphan",
            facts));
        rules.Add(law.Held(Rule.BothUnable, "父母均符合认定情形：事实无人抚养儿童", "Both legal parents are gone or unable: de facto unsupported", facts));
        return new ParentsFinding(Category.DeFactoUnsupported, parents, rules);
    }

    private static FactUsed Fact(ParentFinding parent) =>
        Law.Fact(Law.Word(parent.Seat.Role).ToLowerInvariant(), $"{Law.Word(parent.Group)} {parent.Code}");
}
