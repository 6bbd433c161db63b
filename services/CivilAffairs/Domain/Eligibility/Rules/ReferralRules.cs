using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>The hukou county decides and pays: a case that qualifies goes there, or to the gateway when it lies outside the province.</summary>
internal static class ReferralRules
{
    public static (Destination Destination, IReadOnlyList<(Service Service, AppliedRule Rule)> Services, AppliedRule? Rule) Find(
        ChildFacts child, Category category, DivisionCode hukou, Law law)
    {
        if (category == Category.ManualReview)
            return (new Destination(DestinationKind.ManualReview), [], null);
        if (category == Category.None)
            return (new Destination(DestinationKind.None), [], null);

        FactUsed[] facts =
        [
            Law.Fact("child.category", category),
            Law.Fact("child.hukou_county", hukou.County),
            Law.Fact("child.residence_county", child.Residence.County),
        ];
        if (hukou.SameCounty(child.Residence))
        {
            var local = law.Held(
                Rule.Payer,
                $"居住县即户籍县 {hukou.County}，本地办理",
                $"The county of residence is the hukou county {hukou.County}: decided there",
                facts);
            return (new Destination(DestinationKind.Local, hukou.County), [], local);
        }

        var aid = (
            Service.TemporaryAid,
            law.Held(Rule.Aid, "转介期间由居住地给予临时救助", "Temporary aid at the place of residence while the referral is pending", facts));
        if (law.IsInside(hukou))
        {
            var refer = law.Held(
                Rule.Payer,
                $"由户籍县 {hukou.County} 认定并支付，转介",
                $"The hukou county {hukou.County} decides and pays: referred",
                facts);
            return (new Destination(DestinationKind.HukouCounty, hukou.County), [aid], refer);
        }

        var gateway = law.Held(
            Rule.Gateway,
            $"户籍在省外 {hukou.County}，经省级网关推送；本省不支付，建立关爱档案",
            $"Registered outside the province in {hukou.County}: by way of the provincial gateway; the province pays nothing and opens a care case",
            facts);
        return (new Destination(DestinationKind.ProvincialGateway, hukou.County), [aid, (Service.CareCase, gateway)], gateway);
    }
}
