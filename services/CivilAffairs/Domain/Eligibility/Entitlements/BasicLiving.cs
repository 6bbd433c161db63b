using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>The allowance of one month with its explanation; no rate when a fact or a figure is missing.</summary>
internal sealed record MonthlyFinding(MonthlyRate? Rate, MissingFact? Missing, IReadOnlyList<AppliedRule> Rules);

/// <summary>pay(month) = max(0, rate(hukou city, mode, month) − 低保 − 特困 − 困难残疾人生活补贴).</summary>
internal static class BasicLiving
{
    /// <summary>Why the child has a right to it on a day; null without one.</summary>
    public static LivingBasis? BasisOf(ChildFacts child, Category category, Law law) => category switch
    {
        Category.Orphan => LivingBasis.Orphan,
        Category.DeFactoUnsupported => LivingBasis.DeFactoUnsupported,
        _ when child.Protection.Confirmed == Category.Orphan && Adoption.Keeps(child, law).Outcome == Outcome.Held => LivingBasis.AdoptedDisabledOrphan,
        _ => child.Holdings.HasHiv ? LivingBasis.Hiv : null,
    };

    /// <summary>The allowance of a month for a child that has a right to it.</summary>
    public static MonthlyFinding In(Month month, ChildFacts child, LivingBasis basis, Parameters parameters)
    {
        var place = PayingCounty.PlaceOf(month, child.Hukou);
        var law = new Law(parameters, month.First, place, child.Residence);
        var mode = ModeOf(child);
        if (!law.IsInside(place))
            return new MonthlyFinding(new MonthlyRate(month, place.County, mode, Yuan.Zero, Yuan.Zero, false), null, [Outside(place, law)]);
        if (mode == CareMode.Unknown)
            return Missing("CARE_MODE", "缺少供养方式（集中或散居）", "Whether the care is collective or dispersed is missing");

        var rate = law.AtHukou(mode == CareMode.Collective ? Keys.CollectiveRate : Keys.DispersedRate);
        List<AppliedRule> rules = [RateRule(month, place, mode, rate, law)];
        if (basis == LivingBasis.Hiv)
            rules.Add(law.Held(Rule.HivRate, "艾滋病病毒感染儿童，参照孤儿标准", "An HIV-infected child follows the orphan rate", []));
        if (basis == LivingBasis.AdoptedDisabledOrphan)
            rules.Add(Adoption.Keeps(child, law));

        var held = Offsets(child, month.First);
        if (held.Find(offset => offset.Holding.Amount is null) is { Name: not null } unknown)
            return Missing(
                $"{unknown.Name.ToUpperInvariant()}_AMOUNT",
                $"缺少{unknown.Chinese}的月金额",
                $"The monthly amount is missing: {unknown.Name}");

        var offsets = held.Aggregate(Yuan.Zero, (sum, offset) => sum + offset.Holding.Amount!.Value);
        var pay = new MonthlyRate(month, place.County, mode, rate.Value, offsets, rules.Exists(rule => rule.IsProvisional));
        rules.Add(law.Applied(
            Rule.Offsets,
            offsets > Yuan.Zero,
            $"补差：{rate.Value} − {offsets} → {pay.Amount} 元/月",
            $"No double claim: {rate.Value} − {offsets} → {pay.Amount} yuan a month",
            [.. held.Select(offset => Law.Fact($"child.{offset.Name}_amount", offset.Holding.Amount))]));
        return new MonthlyFinding(pay, null, rules);

        MonthlyFinding Missing(string id, string chinese, string english) =>
            new(null, new MissingFact(id, Authority.CivilAffairs, chinese, english), []);
    }

    private static AppliedRule RateRule(Month month, DivisionCode place, CareMode mode, Figure<Yuan> rate, Law law) => law.Held(
        Rule.Rate,
        $"{month} 基本生活费标准 {rate.Value} 元（{(mode == CareMode.Collective ? "集中" : "散居")}，户籍 {place.County}）",
        $"Basic living rate of {month}: {rate.Value} yuan ({Law.Word(mode).ToLowerInvariant()}, hukou {place.County})",
        [Law.Fact("child.hukou_county", place.County), Law.Fact("child.care_mode", mode)],
        rate.Row);

    private static AppliedRule Outside(DivisionCode place, Law law) => law.Applied(
        Rule.Rate,
        false,
        $"户籍在省外 {place.County}，本省不支付",
        $"Registered outside the province in {place.County}: the province pays nothing",
        [Law.Fact("child.hukou_county", place.County)]);

    private static CareMode ModeOf(ChildFacts child) => child.Protection.Mode switch
    {
        CareMode.Unknown when child.LivesWith == LivingArrangement.Institution => CareMode.Collective,
        CareMode.Unknown when child.LivesWith is LivingArrangement.WithParent or LivingArrangement.WithGuardian => CareMode.Dispersed,
        var mode => mode,
    };

    private static List<(string Name, string Chinese, Holding Holding)> Offsets(ChildFacts child, DateOnly on)
    {
        (string Name, string Chinese, Holding? Holding)[] all =
        [
            ("minimum_living", "低保金", child.Holdings.MinimumLiving),
            ("extreme_poverty", "特困供养金", child.Holdings.ExtremePoverty),
            ("disabled_living_subsidy", "困难残疾人生活补贴", child.Holdings.DisabledLivingSubsidy),
        ];
        var received = all.Where(offset => offset.Holding?.IsInForce(on) ?? false);
        return [.. received.Select(offset => (offset.Name, offset.Chinese, offset.Holding!))];
    }
}
