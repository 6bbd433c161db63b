namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>What the place where the child is does at once, whatever the category.</summary>
internal static class CareRules
{
    /// <summary>No parent can care, and the child lives with nobody else who would. Not known with whom: nobody, until someone says.</summary>
    private static bool IsUnattended(ChildFacts child, ParentsFinding parents) =>
        parents.NobodyCares && child.LivesWith is (LivingArrangement.Alone or LivingArrangement.Unknown);

    public static IEnumerable<(Service Service, AppliedRule Rule)> Find(
        ChildFacts child,
        Category category,
        ParentsFinding parents,
        Law law)
    {
        var situation = child.Situation;
        var isLost = situation.IsWandering && !(situation.ReunitedOn <= law.AsOf);
        if (isLost || situation.IsHarmed || situation.IsAbandoned || IsUnattended(child, parents))
            yield return Guardianship(child, parents, isLost, law);
        if (isLost)
            yield return (Service.FoundChildNotice, Notice(law));

        if (situation.HasRunAway && !parents.NobodyCares)
        {
            yield return (Service.FamilySupport, law.Held(
                Rule.FamilySupport,
                "离家出走，父母可以履行监护职责：提供家庭支持",
                "Ran away from parents who can care: support for the family",
                [Law.Fact("child.ran_away", true)]));
        }

        if (DifficultyRules.HasDifficulty(situation))
        {
            FactUsed[] facts = [Law.Fact("child.category", category)];
            yield return (Service.TemporaryAid, law.Held(Rule.Aid, "有生活、就医或就学困难：给予临时救助", "In difficulty: temporary aid", facts));
            yield return (Service.ResourceLink, law.Held(Rule.Aid, "有生活、就医或就学困难：链接资源", "In difficulty: a link to resources", facts));
        }
    }

    private static (Service, AppliedRule) Guardianship(ChildFacts child, ParentsFinding parents, bool isLost, Law law)
    {
        var isForLong = parents.Category == Category.Orphan;
        var reason = child.Situation.IsHarmed ? ("受到伤害，不得直接送返", "harmed: never straight home")
            : child.Situation.IsAbandoned ? ("被遗弃", "abandoned")
            : isLost ? ("流浪或走失", "wandering or lost")
            : ("无人照料", "unattended");
        var rule = law.Held(
            Rule.Guardianship,
            $"{reason.Item1}：{(isForLong ? "长期监护" : "临时监护")}",
            $"{(isForLong ? "Long-term" : "Temporary")} guardianship ({reason.Item2})",
            [Law.Fact("child.lives_with", child.LivesWith), Law.Fact("parents.can_care", !parents.NobodyCares)]);
        return (isForLong ? Service.LongTermGuardianship : Service.TemporaryGuardianship, rule);
    }

    private static AppliedRule Notice(Law law)
    {
        var hours = law.AtResidence(Keys.NoticeHours);
        return law.Held(
            Rule.FoundChild,
            $"发现后 {hours.Value} 小时内通知",
            $"Notice within {hours.Value} hours of finding",
            [Law.Fact("child.wandering", true)],
            hours.Row);
    }
}
