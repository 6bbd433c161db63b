using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <param name="IsLeftBehind">Null when a fact is missing.</param>
/// <param name="Rules">In the order of application.</param>
/// <param name="Missing">What would decide it.</param>
internal sealed record LeftBehindFinding(bool? IsLeftBehind, IReadOnlyList<AppliedRule> Rules, IReadOnlyList<MissingFact> Missing);

/// <summary>留守儿童: under 16, both parents away, or one away and the other without the capacity of a guardian.</summary>
internal static class LeftBehindRules
{
    public static LeftBehindFinding Find(ChildFacts child, DateOnly birth, IReadOnlyList<ParentFinding> parents, Law law)
    {
        var age = AgeRules.UnderLeftBehindAge(birth, law);
        var (months, across, incapacity, assumed) = (
            law.AtResidence(Keys.AwayMonths), law.AtResidence(Keys.AcrossCounties), law.AtResidence(Keys.Incapacity), law.AtResidence(Keys.AssumedIncapacity));
        var away = parents.Select(parent => Away(parent, child, months.Value, across.Value, law.AsOf)).ToList();
        var unable = parents.Select(parent => Incapable(parent, incapacity.Value.Concat(assumed.Value))).ToList();

        var outcome = parents.Count == 2
            ? Conditions.Or(Both(child, away), Conditions.Or(Conditions.And(away[0], unable[1]), Conditions.And(away[1], unable[0])))
            : away[0];
        FactUsed[] facts =
        [
            .. parents.Zip(away, (parent, answer) => Law.Fact($"{Law.Word(parent.Seat.Role).ToLowerInvariant()}.away", answer)),
            .. parents.Zip(unable, (parent, answer) => Law.Fact($"{Law.Word(parent.Seat.Role).ToLowerInvariant()}.incapable", answer)),
        ];
        List<Parameter> figures = [months.Row, across.Row, incapacity.Row];
        if (parents.Any(parent => assumed.Value.Contains(parent.Code)))
            figures.Add(assumed.Row);

        MissingFact[] missing = outcome == Outcome.Undetermined ? [.. Lacks(parents, away, unable)] : [];
        var rule = outcome == Outcome.Undetermined
            ? law.Undecided(Rule.LeftBehindParents, missing[0], facts, [.. figures])
            : law.Applied(
                Rule.LeftBehindParents,
                outcome == Outcome.Held,
                outcome == Outcome.Held ? "父母双方外出，或一方外出而另一方无监护能力" : "并非父母双方外出，也非一方外出而另一方无监护能力",
                outcome == Outcome.Held
                    ? "Both parents are away, or one is and the other has no capacity of a guardian"
                    : "Neither are both parents away, nor one of them and the other without the capacity of a guardian",
                facts,
                [.. figures]);

        return Conditions.And(age.Outcome, outcome) switch
        {
            Outcome.Held => new LeftBehindFinding(true, [age, rule], []),
            Outcome.NotHeld => new LeftBehindFinding(false, [age, rule], []),
            _ => new LeftBehindFinding(null, [age, rule], missing),
        };
    }

    /// <summary>One who lives with a parent is not left by both.</summary>
    private static Outcome Both(ChildFacts child, List<Outcome> away) =>
        child.LivesWith == LivingArrangement.WithParent ? Outcome.NotHeld : Conditions.And(away[0], away[1]);

    private static Outcome Away(ParentFinding parent, ChildFacts child, int months, bool acrossCounties, DateOnly asOf)
    {
        // The dead and the detained are counted as incapable, not as away.
        if (parent.Group == StatusGroup.Gone || parent is { Group: StatusGroup.Unable, Code: not StatusCode.C8 })
            return Outcome.NotHeld;
        if (parent.Parent?.Absences is not { } absences)
            return Outcome.Undetermined;
        // Who records an absence without its county has called it one; only a county stated to be the child's own refutes it.
        var counted = absences.Where(absence => !acrossCounties || !absence.County.SameCounty(child.Residence)).Select(absence => absence.Days);
        var isAway = DateRange.Join(counted).Any(days => days.Covers(asOf) && CivilDates.AttainsMonths(days.From, months, asOf));
        return isAway ? Outcome.Held : Outcome.NotHeld;
    }

    private static Outcome Incapable(ParentFinding parent, IEnumerable<StatusCode> codes) => parent.Group switch
    {
        StatusGroup.Unknown => Outcome.Undetermined,
        StatusGroup.Functioning => Outcome.NotHeld,
        _ => codes.Contains(parent.Code) ? Outcome.Held : Outcome.NotHeld,
    };

    private static IEnumerable<MissingFact> Lacks(IReadOnlyList<ParentFinding> parents, List<Outcome> away, List<Outcome> unable)
    {
        for (var at = 0; at < parents.Count; at++)
        {
            var (parent, who) = (parents[at], Words.Of(parents[at].Seat.Role));
            if (away[at] == Outcome.Undetermined)
                yield return new MissingFact(
                    Words.About(parent.Seat.Role, "ABSENCES"),
                    Authority.CivilAffairs,
                    $"缺少{who.Chinese}是否外出",
                    $"Whether the {who.English} is away is missing");
            if (unable[at] == Outcome.Undetermined)
                yield return parent.Missing!;
        }
    }
}
