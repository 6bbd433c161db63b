using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

internal sealed record MigrantFinding(MigrantStatus Status, IReadOnlyList<AppliedRule> Rules)
{
    public DateOnly? SixMonthsOn { get; init; }

    public bool IsMonitored { get; init; }

    public IEnumerable<MissingFact> Missing =>
        Status == MigrantStatus.Undetermined ? Rules.Select(rule => rule.Missing).OfType<MissingFact>() : [];
}

/// <summary>流动儿童: under 16, with a parent or guardian, out of the hukou township for six months. Monitored: out of the hukou county.</summary>
internal static class MigrantRules
{
    public static readonly MissingFact LivingArrangementMissing =
        new("LIVING_ARRANGEMENT", Authority.CivilAffairs, "缺少儿童与谁共同生活", "With whom the child lives is missing");

    public static MigrantFinding Find(ChildFacts child, DateOnly birth, DivisionCode hukou, Law law)
    {
        List<AppliedRule> rules = [AgeRules.UnderMigrantAge(birth, law), WithCarer(child, law), OtherTownship(hukou, child.Residence, law)];
        var standing = Conditions.All(rules);

        var clock = MigrantClock.Of(child, birth, law);
        var (months, completed) = Months(clock, child, law);
        rules.AddRange([.. clock.Rules, months]);

        switch (Conditions.And(standing, months.Outcome))
        {
            case Outcome.Undetermined:
                return new MigrantFinding(MigrantStatus.Undetermined, rules);
            case Outcome.NotHeld when standing != Outcome.NotHeld && completed is { } day && IsStillYoung(birth, day, law):
                return standing == Outcome.Held
                    ? new MigrantFinding(MigrantStatus.PendingSixMonths, rules) { SixMonthsOn = day }
                    : new MigrantFinding(MigrantStatus.Undetermined, rules);
            case Outcome.NotHeld:
                return new MigrantFinding(MigrantStatus.No, rules);
            default:
                var monitored = MonitoringRules.InScope(hukou, child.Residence, law);
                var isMonitored = monitored.Outcome == Outcome.Held;
                return new MigrantFinding(isMonitored ? MigrantStatus.Yes : MigrantStatus.StatisticsOnly, [.. rules, monitored]) { IsMonitored = isMonitored };
        }
    }

    private static AppliedRule WithCarer(ChildFacts child, Law law)
    {
        FactUsed[] facts = [Law.Fact("child.lives_with", child.LivesWith)];
        return child.LivesWith switch
        {
            LivingArrangement.Unknown => law.Undecided(Rule.MigrantCarer, LivingArrangementMissing, facts),
            LivingArrangement.WithParent => law.Held(Rule.MigrantCarer, "随父母生活", "Lives with a parent", facts),
            LivingArrangement.WithGuardian => law.Held(Rule.MigrantCarer, "随其他监护人生活", "Lives with another guardian", facts),
            _ => law.Applied(
                Rule.MigrantCarer,
                false,
                "未随父母或其他监护人生活，不属流动儿童",
                "Lives with no parent or guardian: not a migrant child",
                facts),
        };
    }

    private static AppliedRule OtherTownship(DivisionCode hukou, DivisionCode residence, Law law)
    {
        FactUsed[] facts = [Law.Fact("child.hukou_place", hukou), Law.Fact("child.residence", residence)];
        if (hukou.County.IsNone)
            return Undecided("HUKOU_DIVISION", Authority.PublicSecurity, "缺少户籍所在县（市、区）", "The hukou county is missing");
        if (residence.County.IsNone)
            return Undecided("RESIDENCE_DIVISION", Authority.CivilAffairs, "缺少居住所在县（市、区）", "The county of residence is missing");
        if (!hukou.SameCounty(residence))
            return law.Held(Rule.MigrantTownship, "居住地与户籍地不在同一县（市、区）", "Lives in another county than that of the hukou", facts);
        if (hukou.Township.IsNone)
            return Undecided("HUKOU_TOWNSHIP", Authority.PublicSecurity, "缺少户籍所在乡镇（街道）", "The hukou township is missing");
        if (residence.Township.IsNone)
            return Undecided("RESIDENCE_TOWNSHIP", Authority.CivilAffairs, "缺少居住所在乡镇（街道）", "The township of residence is missing");
        return hukou == residence
            ? law.Applied(Rule.MigrantTownship, false, "居住在户籍所在乡镇（街道）", "Lives in the hukou township", facts)
            : law.Held(Rule.MigrantTownship, "居住地与户籍地不在同一乡镇（街道）", "Lives in another township than that of the hukou", facts);

        AppliedRule Undecided(string id, Authority owner, string chinese, string english) =>
            law.Undecided(Rule.MigrantTownship, new MissingFact(id, owner, chinese, english), facts);
    }

    private static (AppliedRule Rule, DateOnly? Completed) Months(MigrantClock clock, ChildFacts child, Law law)
    {
        FactUsed[] facts = [Law.Fact("child.left_hukou_on", child.Departure.LeftOn), Law.Fact("clock.start", clock.Start)];
        var months = law.AtResidence(Keys.MigrantMonths);
        if (clock.IsHome)
            return (law.Applied(Rule.MigrantMonths, false, "目前在户籍地生活", "Lives at the hukou place at present", facts, months.Row), null);
        if (clock.Start is not { } start)
        {
            var missing = new MissingFact(
                "LEFT_HUKOU_DATE",
                Authority.CivilAffairs,
                "缺少离开户籍地的日期",
                "The day of leaving the hukou place is missing");
            return (law.Undecided(Rule.MigrantMonths, missing, facts, months.Row), null);
        }

        var completed = CivilDates.AttainedOn(start, months.Value);
        var isCompleted = CivilDates.AttainsMonths(start, months.Value, law.AsOf);
        var rule = law.Applied(
            Rule.MigrantMonths,
            isCompleted,
            isCompleted
                ? $"自 {start:yyyy-MM-dd} 离开，{completed:yyyy-MM-dd} 满 {months.Value} 个月"
                : $"自 {start:yyyy-MM-dd} 离开，至 {completed:yyyy-MM-dd} 方满 {months.Value} 个月",
            isCompleted
                ? $"Left on {start:yyyy-MM-dd}: {months.Value} months were completed on {completed:yyyy-MM-dd}"
                : $"Left on {start:yyyy-MM-dd}: {months.Value} months will be completed on {completed:yyyy-MM-dd}",
            facts,
            months.Row);
        return (rule, completed);
    }

    /// <summary>One who turns 16 first never becomes a migrant child, so that there is nothing to wait for.</summary>
    private static bool IsStillYoung(DateOnly birth, DateOnly completed, Law law) =>
        CivilDates.IsUnder(birth, law.AtResidence(Keys.MigrantAge).Value, completed);
}
