using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>A migrant child is monitored out of the hukou county; within it, or within merged districts of a city, only counted.</summary>
internal static class MonitoringRules
{
    public static AppliedRule InScope(DivisionCode hukou, DivisionCode residence, Law law)
    {
        FactUsed[] facts = [Law.Fact("child.hukou_county", hukou.County), Law.Fact("child.residence_county", residence.County)];
        if (hukou.SameCounty(residence))
            return law.Applied(Rule.Monitored, false, "在户籍所在县（市、区）内流动，仅作统计", "Moved within the hukou county: counted only", facts);
        if (!AreDistrictsOfOneCity(hukou, residence))
            return law.Held(Rule.Monitored, "居住县与户籍县不同，纳入监测", "The county of residence is not the hukou county: monitored", facts);

        var merge = law.AtResidence(Keys.MergeCityDistricts);
        return law.Applied(
            Rule.Monitored,
            !merge.Value,
            merge.Value ? "同城市辖区合并计算，仅作统计" : "同城不同市辖区，分别计算，纳入监测",
            merge.Value ? "Districts of one city are merged: counted only" : "Districts of one city count apart: monitored",
            facts,
            merge.Row);
    }

    private static bool AreDistrictsOfOneCity(DivisionCode a, DivisionCode b) =>
        a.Prefecture == b.Prefecture && IsDistrict(a.County) && IsDistrict(b.County);

    private static bool IsDistrict(DivisionCode county) => Divisions.Current.NameOf(county).EndsWith('区');
}
