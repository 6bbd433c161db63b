namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>其他困境儿童: in a difficulty that none of the named categories covers.</summary>
internal static class DifficultyRules
{
    public static AppliedRule Other(ChildFacts child, bool isMigrant, bool isLeftBehind, bool isUnattended, Law law)
    {
        var situation = child.Situation;
        var hasDifficulty = situation.HasLivingDifficulty || situation.HasMedicalDifficulty || situation.HasSchoolingDifficulty;
        var isUnguarded = isLeftBehind && child.LivesWith == LivingArrangement.Alone;
        var (chinese, english) =
            situation.IsHarmed ? ("受到伤害", "Harmed")
            : situation.IsAbandoned ? ("被遗弃", "Abandoned")
            : isUnguarded ? ("留守且无人监护", "Left behind without guardianship")
            : isUnattended ? ("父母均不能照料且无其他监护人", "No parent can care, and nobody else does")
            : hasDifficulty && isMigrant ? ("流动儿童，生活、就医或就学困难", "A migrant child with difficulty in living, medicine or schooling")
            : hasDifficulty ? ("生活、就医或就学困难", "Difficulty in living, medicine or schooling")
            : ("未见其他困境", "No other difficulty is reported");

        return law.Applied(
            Rule.OtherDifficulty,
            situation.IsHarmed || situation.IsAbandoned || isUnguarded || isUnattended || hasDifficulty,
            chinese,
            english,
            [
                Law.Fact("child.living_difficulty", situation.HasLivingDifficulty),
                Law.Fact("child.medical_difficulty", situation.HasMedicalDifficulty),
                Law.Fact("child.schooling_difficulty", situation.HasSchoolingDifficulty),
                Law.Fact("child.harmed", situation.IsHarmed),
                Law.Fact("child.abandoned", situation.IsAbandoned),
                Law.Fact("child.unattended", isUnattended),
            ]);
    }
}
