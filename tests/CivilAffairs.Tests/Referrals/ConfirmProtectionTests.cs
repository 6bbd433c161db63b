using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Tests.Referrals;

public class ConfirmProtectionTests
{
    [Fact]
    public async Task What_nobody_has_accepted_cannot_be_confirmed()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var id = (await nodes.ReferAsync()).ReferralId;

        (await RefusedAsync(nodes, id)).Metadata["state"].ShouldBe("RECEIVED");
    }

    [Fact]
    public async Task A_young_adult_has_no_category_any_more()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var id = (await nodes.ReferAsync()).ReferralId;
        await nodes.Rest.AcceptAsync(id);
        nodes.Clock.Advance(TimeSpan.FromDays(9 * 365));

        var refused = await RefusedAsync(nodes, id);

        (refused.Code, refused.Reason).ShouldBe((StatusCode.FailedPrecondition, "CATEGORY_NOT_SUPPORTED"));
        refused.Metadata["category"].ShouldBe("NONE");
    }

    [Fact]
    public async Task A_child_is_protected_once_and_a_second_case_is_a_duplicate()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var referral = await nodes.ReferAsync();
        await nodes.Rest.AcceptAsync(referral.ReferralId);
        await nodes.Rest.ConfirmAsync(referral.ReferralId);
        await nodes.Shenyang.UntilAsync(referral.ReferralId, ReferralSide.Residence, ReferralState.Confirmed);
        await nodes.Shenyang.AcknowledgeAsync(referral.ReferralId);
        await nodes.Rest.UntilAsync(referral.ReferralId, ReferralSide.Hukou, ReferralState.Closed);
        var child = await nodes.Shenyang.UntilChildAsync(referral.ChildId, ChildState.Protected);

        await nodes.Shenyang.Transactions.RunAsync("test", unit => TestCases.SendAsync(unit, child, "210202"), default);
        await nodes.Rest.UntilAsync(TestCases.Id, ReferralSide.Hukou, ReferralState.Received);
        await nodes.Rest.AcceptAsync(TestCases.Id);

        (await RefusedAsync(nodes, TestCases.Id)).Reason.ShouldBe("ALREADY_PROTECTED");
    }

    [Fact]
    public async Task A_second_case_of_a_child_whose_first_is_open_comes_back_at_once()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var referral = await nodes.ReferAsync();
        var child = (await nodes.Shenyang.Register.GetChildAsync(new GetChildRequest { ChildId = referral.ChildId })).Child;

        await nodes.Shenyang.Transactions.RunAsync("test", unit => TestCases.SendAsync(unit, child, "210202"), default);

        var second = await nodes.Rest.UntilAsync(TestCases.Id, ReferralSide.Hukou, ReferralState.Returned);
        second.Decision.ReturnReason.ShouldBe(ReturnReason.Duplicate);
        (await nodes.Rest.GetAsync(referral.ReferralId, ReferralSide.Hukou)).State.ShouldBe(ReferralState.Received);
    }

    [Fact]
    public async Task The_mode_of_care_that_the_county_finds_decides_the_rate()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var id = (await nodes.ReferAsync()).ReferralId;
        await nodes.Rest.AcceptAsync(id);

        var confirmed = await nodes.Rest.Referrals.ConfirmProtectionAsync(
            new ConfirmProtectionRequest { RequestId = LedgerNode.NewRequest(), ReferralId = id, CareMode = CareMode.Collective });

        (confirmed.Referral.Protection.CareMode, confirmed.Referral.Protection.MonthlyFen).ShouldBe((CareMode.Collective, 291600));
    }

    private static Task<Refusal> RefusedAsync(TwoNodes nodes, string id) => Refusal.OfAsync(
        nodes.Rest.Referrals.ConfirmProtectionAsync(new ConfirmProtectionRequest { RequestId = LedgerNode.NewRequest(), ReferralId = id }));
}
