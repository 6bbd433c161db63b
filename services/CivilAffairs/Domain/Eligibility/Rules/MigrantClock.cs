using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>
/// From when the months away count: from the first departure, through all later moves, until a stay at home is long enough to
/// start them anew.
/// </summary>
/// <param name="Start">Null: at home now, not yet gone, or the departure is not known.</param>
/// <param name="Rules">What was applied to find it.</param>
internal sealed record MigrantClock(DateOnly? Start, IReadOnlyList<AppliedRule> Rules)
{
    public bool IsHome { get; private init; }

    public static MigrantClock Of(ChildFacts child, DateOnly birth, Law law)
    {
        List<AppliedRule> rules = [];
        var start = child.Departure.BornAway ? FromBirth(birth, law, rules) : child.Departure.LeftOn;
        if (start is null)
            return new MigrantClock(null, rules);
        if (start > law.AsOf)
            return new MigrantClock(null, rules) { IsHome = true };

        foreach (var stay in DateRange.Join(child.Departure.Returns).Where(stay => stay.From >= start && stay.From <= law.AsOf))
        {
            var days = law.AtResidence(Keys.ReturnDays);
            var length = stay.DaysThrough(law.AsOf);
            var resets = length >= days.Value;
            rules.Add(law.Applied(
                Rule.MigrantReturn,
                resets,
                resets ? $"返乡连续 {length} 天，达 {days.Value} 天，重新起算" : $"返乡连续 {length} 天，不足 {days.Value} 天，不影响起算",
                resets
                    ? $"Back home for {length} consecutive days, {days.Value} or more: the months start anew"
                    : $"Back home for {length} consecutive days, fewer than {days.Value}: the months go on",
                [Law.Fact("child.return_from", stay.From), Law.Fact("child.return_to", stay.To)],
                days.Row));
            if (resets && (stay.To is null || stay.To > law.AsOf))
                return new MigrantClock(null, rules) { IsHome = true };
            if (resets)
                start = stay.To;
        }

        return new MigrantClock(start, rules);
    }

    private static DateOnly? FromBirth(DateOnly birth, Law law, List<AppliedRule> rules)
    {
        var counts = law.AtResidence(Keys.BornAwayFromBirth);
        rules.Add(law.Applied(
            Rule.MigrantBornAway,
            counts.Value,
            counts.Value ? "在户籍地以外出生，自出生之日起算" : "在户籍地以外出生，不自出生之日起算",
            counts.Value
                ? "Born away from the hukou place: the months count from birth"
                : "Born away from the hukou place: the months do not count from birth",
            [Law.Fact("child.born_away", true), Law.Fact("child.birth_date", birth)],
            counts.Row));
        return counts.Value ? birth : null;
    }
}
