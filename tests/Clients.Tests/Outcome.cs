using System.Text.Json;
using Exchange.Clients.Tests.Programs;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Testing;

namespace Exchange.Clients.Tests;

/// <summary>What a client says it has done, and whether the nodes say the same.</summary>
internal sealed record Outcome(string ChildId, string ReferralId, IReadOnlyList<string> SeenAtResidence, IReadOnlyList<string> SeenAtHukou)
{
    private static readonly string[] Steps = ["RECEIVED", "OPENED", "ACCEPTED", "TOWNSHIP_REPORTED", "CONFIRMED", "ACKNOWLEDGED"];

    /// <summary>Reads the object that a client prints last.</summary>
    public static Outcome Of(CommandResult result)
    {
        result.ExitCode.ShouldBe(0, result.ToString());
        var said = JsonDocument.Parse(result.Output).RootElement;
        return new(Text("child_id"), Text("referral_id"), States("residence"), States("hukou"));

        string Text(string name) => said.GetProperty(name).GetString()!;
        IReadOnlyList<string> States(string name) => [.. said.GetProperty(name).EnumerateArray().Select(state => state.GetString()!)];
    }

    /// <summary>The referral is closed on both sides, once, with the same protection, and the child stands as protected.</summary>
    public async Task ShouldBeWhatTheNodesSayAsync(RunningExchange exchange)
    {
        var residence = await RunningExchange.ReferralAsync(exchange.Residence, ReferralId, ReferralSide.Residence);
        var hukou = await RunningExchange.ReferralAsync(exchange.Hukou, ReferralId, ReferralSide.Hukou);

        (residence.State, hukou.State).ShouldBe((ReferralState.Closed, ReferralState.Closed));
        (residence.ChildId, hukou.ChildId).ShouldBe((ChildId, ChildId));
        hukou.Protection.Category.ShouldBe(BenefitCategory.Orphan);
        residence.Protection.ShouldBe(hukou.Protection);
        // Each step was taken once, however often it was asked for.
        hukou.Timeline.Select(happened => happened.Kind).Where(Steps.Contains).ShouldBe(Steps);

        var register = new RegisterService.RegisterServiceClient(exchange.Residence.Channel);
        (await register.GetChildAsync(new() { ChildId = ChildId })).Child.State.ShouldBe(ChildState.Protected);
        await ShouldBeAloneAsync(exchange.Residence);
        await ShouldBeAloneAsync(exchange.Hukou);
    }

    /// <summary>The watch showed the way to the end; a state that passed quickly may have been left out, none came out of order.</summary>
    public void ShouldHaveBeenWatched()
    {
        ShouldBeAWay(SeenAtResidence, ReferralState.Referred, ReferralState.Accepted, ReferralState.Confirmed, ReferralState.Closed);
        ShouldBeAWay(
            SeenAtHukou,
            ReferralState.Received, ReferralState.Opened, ReferralState.Accepted, ReferralState.Investigating, ReferralState.Confirmed,
            ReferralState.Closed);
    }

    private async Task ShouldBeAloneAsync(TestNode node)
    {
        var all = await new ReferralService.ReferralServiceClient(node.Channel).ListReferralsAsync(new() { PageSize = 1000 });
        all.Referrals.Count(referral => referral.ChildId == ChildId).ShouldBe(1);
    }

    private static void ShouldBeAWay(IReadOnlyList<string> seen, params IReadOnlyList<ReferralState> way)
    {
        var names = way.Select(state => $"REFERRAL_STATE_{state.ToString().ToUpperInvariant()}").ToList();
        seen.ShouldBe(names.Where(seen.Contains));
        seen[^1].ShouldBe("REFERRAL_STATE_CLOSED");
    }
}
