using Exchange.CivilAffairs.Tests.Support;
using Exchange.CivilAffairs.Verification;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Testing;
using Grpc.Core;

namespace Exchange.CivilAffairs.Tests.Verification;

/// <summary>Several processes of one node.</summary>
public sealed class InstancesTests
{
    [Fact]
    public async Task Two_instances_share_the_children_and_never_ask_about_the_same()
    {
        using var folder = new TempFolder();
        var settings = await LedgerNode.DatabaseAsync("postgres");
        settings["Exchange:Keys:Directory"] = folder.File("keys");
        settings["CivilAffairs:Verification:Concurrency"] = "10";
        await using var departments = await FakeDepartments.StartAsync();
        await using var first = await LedgerNode.StartAsync(settings, departments);
        await using var second = await LedgerNode.StartAsync(settings, departments, first.Clock);
        await Task.WhenAll(Enumerable.Range(1, 200).Select(i => (i % 2 == 0 ? first : second).EnterAsync(LedgerNode.Child(i))));

        await Eventually.TrueAsync(async () => await first.CountAsync(ChildState.Monitored) == 200, "all are decided on", 40);

        departments.Calls.Of("VerifyHousehold").ShouldBe(200);
        departments.Calls.MostAboutOne("VerifyHousehold").ShouldBe(1);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Children_are_claimed_by_one_and_come_free_when_the_claim_ends(string provider)
    {
        await using var node = await StartAsync(provider);
        node.Script.Household = _ => Scripted.Fails<VerifyHouseholdResponse>(StatusCode.Unavailable);
        var claims = node.Get<ClaimedChildren>();
        await node.EnterUntilAsync(ChildState.Partial);
        node.Clock.Advance(TimeSpan.FromHours(2));

        // The node's own job competes; whoever comes first has her, and nobody else.
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => claims.ClaimAsync(10, default)));

        taken.Sum(t => t.Count).ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_answer_about_an_entry_that_has_changed_meanwhile_is_not_taken(string provider)
    {
        await using var node = await StartAsync(provider);
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = true;
        node.Script.Household = async request =>
        {
            if (!first)
                return await Scripted.Household(request.HukouDivision);
            first = false;
            asked.SetResult();
            await answer.Task;
            return await Scripted.Household("", VerificationOutcome.NoRecord);
        };
        var entered = await node.EnterAsync();
        await asked.Task;

        entered.ResidenceAddress = "新址";
        await node.UpdateAsync(entered);
        answer.SetResult();

        (await node.UntilAsync(entered.ChildId, ChildState.Monitored)).ResidenceAddress.ShouldBe("新址");
    }

    private static async Task<LedgerNode> StartAsync(string provider) => await LedgerNode.StartAsync(await LedgerNode.DatabaseAsync(provider));
}
