using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Tests.Referrals;

public class ListReferralsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Both_sides_come_in_pages_newest_first_and_masked(bool postgres)
    {
        await using var nodes = await TwoNodes.StartAsync(together: true, postgres);
        var ids = new List<string>();
        foreach (var hukou in (string[])["210202", "210203", "211322"])
            ids.Add((await nodes.ReferAsync(hukou)).ReferralId);

        var seen = await PagesAsync(nodes, new ListReferralsRequest { PageSize = 1 });

        ids.Reverse();
        seen.Select(r => (r.ReferralId, r.Side)).ShouldBe(ids.SelectMany(id => new[] { (id, ReferralSide.Residence), (id, ReferralSide.Hukou) }));
        seen.ShouldAllBe(r => r.Identity.Name == "测****" && r.Identity.CitizenId.StartsWith("**************") && r.CarePlan == "***");
        seen.ShouldAllBe(r => r.Assessment.Rules.Count == 0 && r.Timeline.Count == 0 && r.Letters.Count == 0);
        (await PagesAsync(nodes, new ListReferralsRequest { Division = "2102", Side = ReferralSide.Hukou, PageSize = 1 })).Select(r => r.HukouDivision)
            .ShouldBe(["210203", "210202"]);
        (await PagesAsync(nodes, new ListReferralsRequest { States = { ReferralState.Received } })).Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_wrong_with_a_query_is_named()
    {
        await using var nodes = await TwoNodes.StartAsync(together: true);

        await RefusedAsync(new ListReferralsRequest { Division = "x" }, "division DIVISION_UNKNOWN");
        await RefusedAsync(new ListReferralsRequest { PageSize = 1001 }, "page_size FIELD_INVALID");
        await RefusedAsync(new ListReferralsRequest { States = { ReferralState.Unspecified } }, "states[0] ENUM_VALUE_UNKNOWN");
        await RefusedAsync(new ListReferralsRequest { PageToken = "x" }, "page_token TOKEN_INVALID");
        (await Refusal.OfAsync(nodes.Rest.Referrals.GetReferralAsync(new GetReferralRequest { ReferralId = "x" }))).Code.ShouldBe(StatusCode.NotFound);

        async Task RefusedAsync(ListReferralsRequest request, string violation) =>
            (await Refusal.OfAsync(nodes.Rest.Referrals.ListReferralsAsync(request))).Fields.ShouldBe([violation]);
    }

    private static async Task<List<Referral>> PagesAsync(TwoNodes nodes, ListReferralsRequest request)
    {
        List<Referral> seen = [];
        do
        {
            var page = await nodes.Rest.Referrals.ListReferralsAsync(request);
            page.Referrals.Count.ShouldBeLessThanOrEqualTo(request.PageSize == 0 ? 100 : request.PageSize);
            seen.AddRange(page.Referrals);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return seen;
    }
}
