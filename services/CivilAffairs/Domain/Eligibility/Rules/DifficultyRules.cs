namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>其他困境儿童: in a difficulty that none of the named categories covers.</summary>
internal static class DifficultyRules
{
    public static AppliedRule Other(ChildFacts child, MigrantFinding migrant, LeftBehindFinding leftBehind, ParentsFinding parents, Law law)
    {
        var (situation, isAlone) = (child.Situation, child.LivesWith == LivingArrangement.Alone);
        FactUsed[] facts =
        [
            Law.Fact("child.living_difficulty", situation.HasLivingDifficulty),
            Law.Fact("child.medical_difficulty", situation.HasMedicalDifficulty),
            Law.Fact("child.schooling_difficulty", situation.HasSchoolingDifficulty),
            Law.Fact("child.harmed", situation.IsHarmed),
            Law.Fact("child.abandoned", situation.IsAbandoned),
            Law.Fact("child.lives_with", child.LivesWith),
        ];

        if (situation.IsHarmed)
            return Held("受到伤害", "Harmed");
        if (situation.IsAbandoned)
            return Held("被遗弃", "Abandoned");
        if (isAlone && leftBehind.IsLeftBehind == true)
            return Held("留守且无人监护", "Left behind without guardianship");
        if (isAlone && parents.NobodyCares)
            return Held("父母均不能照料且无其他监护人", "No parent can care, and nobody else does");
        if (HasDifficulty(situation))
        {
            return migrant.Status is MigrantStatus.Yes or MigrantStatus.StatisticsOnly
                ? Held("流动儿童，生活、就医或就学困难", "A migrant child with difficulty in living, medicine or schooling")
                : Held("生活、就医或就学困难", "Difficulty in living, medicine or schooling");
        }

        if (child.LivesWith == LivingArrangement.Unknown && (parents.NobodyCares || leftBehind.IsLeftBehind == true))
            return law.Undecided(Rule.OtherDifficulty, MigrantRules.LivingArrangementMissing, facts);
        return isAlone && leftBehind is { IsLeftBehind: null, Missing: [var missing, ..] }
            ? law.Undecided(Rule.OtherDifficulty, missing, facts)
            : law.Applied(Rule.OtherDifficulty, false, "未见其他困境", "No other difficulty is reported", facts);

        AppliedRule Held(string chinese, string english) => law.Held(Rule.OtherDifficulty, chinese, english, facts);
    }

    public static bool HasDifficulty(Situation situation) =>
        situation.HasLivingDifficulty || situation.HasMedicalDifficulty || situation.HasSchoolingDifficulty;
}
