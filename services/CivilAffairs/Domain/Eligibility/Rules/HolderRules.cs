using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>特困, 低保, 残疾: by the holder lists of the day.</summary>
internal static class HolderRules
{
    public static IReadOnlyList<(Category Category, AppliedRule Rule)> Find(ChildFacts child, Law law) =>
    [
        (Category.ExtremePoverty, ExtremePoverty(child, law)),
        (Category.MinimumLiving, MinimumLiving(child, law)),
        (Category.Disabled, Disabled(child, law)),
    ];

    private static AppliedRule ExtremePoverty(ChildFacts child, Law law)
    {
        var isListed = child.Holdings.ExtremePoverty?.IsInForce(law.AsOf) ?? false;
        return law.Applied(
            Rule.ExtremePoverty,
            isListed,
            isListed ? "在特困供养名单内" : "不在特困供养名单内",
            isListed ? "On the list of extreme poverty" : "Not on the list of extreme poverty",
            [Law.Fact("child.extreme_poverty", isListed)]);
    }

    private static AppliedRule MinimumLiving(ChildFacts child, Law law)
    {
        var isListed = child.Holdings.MinimumLiving?.IsInForce(law.AsOf) ?? false;
        return law.Applied(
            Rule.MinimumLiving,
            isListed,
            isListed ? "在低保家庭名单内" : "不在低保家庭名单内",
            isListed ? "In a family on the minimum-living list" : "Not in a family on the minimum-living list",
            [Law.Fact("child.minimum_living", isListed)]);
    }

    private static AppliedRule Disabled(ChildFacts child, Law law)
    {
        var card = child.Holdings.Disability is { } held && held.IsInForce(law.AsOf) ? held : null;
        var text = card is null ? "" : new Disability(card.Type, card.Grade).ToString();
        return law.Applied(
            Rule.Disabled,
            card is not null,
            card is not null ? $"持有残疾人证（{text}）" : "未持有残疾人证",
            card is not null ? $"Holds a disability card ({Law.Word(card.Type)}, grade {card.Grade})" : "Holds no disability card",
            [Law.Fact("child.disability_type", card?.Type), Law.Fact("child.disability_grade", card?.Grade)]);
    }
}
