using Exchange.CivilAffairs.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting;
using Exchange.Testing;

namespace Exchange.CivilAffairs.Tests.Referrals;

public class EscalationTests
{
    [Fact]
    public async Task A_silence_reaches_the_county_the_city_and_the_province_and_is_settled_by_the_answer()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var id = (await nodes.ReferAsync()).ReferralId;

        // The answer is due on the 22nd; the county is told on the 23rd, the city three working days later, then the province.
        await SweepAsync(nodes, days: 8);
        await UntilAsync(nodes, "210202");
        await SweepAsync(nodes, days: 3);
        await UntilAsync(nodes, "210202", "210200");
        await SweepAsync(nodes, days: 5);
        var open = await UntilAsync(nodes, "210202", "210200", "210000");
        open.ShouldAllBe(e => e.ReferralId == id && e.OwingDivision == "210202");
        open.ShouldAllBe(e => e.Clock.Stage == ReferralClock.Types.Stage.Decide && e.Clock.DueDate == "2025-07-22");
        (await nodes.Shenyang.Referrals.ListReferralsAsync(new ListReferralsRequest { Overdue = true })).Referrals.ShouldHaveSingleItem();

        await nodes.Rest.AcceptAsync(id);

        await UntilAsync(nodes);
        var settled = await nodes.Rest.Referrals.ListEscalationsAsync(new ListEscalationsRequest { IncludeSettled = true });
        settled.Escalations.Count.ShouldBe(3);
        settled.Escalations.ShouldAllBe(e => e.SettleTime != null);
        var residence = await nodes.Shenyang.UntilAsync(id, ReferralSide.Residence, ReferralState.Accepted);
        (await nodes.Shenyang.Referrals.ListReferralsAsync(new ListReferralsRequest { Overdue = true })).Referrals.ShouldBeEmpty();
        residence.Timeline.Count(e => e.Kind == "ESCALATED").ShouldBe(3);
    }

    private static async Task SweepAsync(TwoNodes nodes, int days)
    {
        nodes.Clock.Advance(TimeSpan.FromDays(days));
        foreach (var node in (CountyNode[])[nodes.Shenyang, nodes.Rest])
            node.Node.Get<IWake>().Wake<EscalateOverdueReferrals>();
        await Task.CompletedTask;
    }

    private static async Task<IReadOnlyList<Escalation>> UntilAsync(TwoNodes nodes, params string[] offices)
    {
        IReadOnlyList<Escalation> open = [];
        await Eventually.TrueAsync(
            async () =>
            {
                open = (await nodes.Rest.Referrals.ListEscalationsAsync(new ListEscalationsRequest())).Escalations;
                return open.Select(e => e.Office.Division).Order().SequenceEqual(offices.Order());
            },
            $"open escalations at {string.Join(' ', offices)}, not {string.Join(' ', open.Select(e => e.Office.Division))}");
        return open;
    }
}
