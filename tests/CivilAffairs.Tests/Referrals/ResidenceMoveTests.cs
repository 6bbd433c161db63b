using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;

namespace Exchange.CivilAffairs.Tests.Referrals;

public class ResidenceMoveTests
{
    [Theory]
    [InlineData(false, "210302")]
    [InlineData(true, "210103")]
    public async Task The_file_moves_with_the_child_and_the_referral_goes_on_there(bool together, string to)
    {
        await using var nodes = await TwoNodes.StartAsync(together);
        var referral = await nodes.ReferAsync();
        var old = await MoveAsync(nodes, referral.ChildId, to);
        (old.State, old.ReferralId).ShouldBe((ChildState.Ended, ""));

        var there = nodes.Rest;
        var moved = await there.UntilAsync(referral.ReferralId, ReferralSide.Residence, r => r.ResidenceDivision == to);
        (moved.State, moved.ChildId, moved.CarePlan).ShouldBe((ReferralState.Referred, referral.ChildId, "由社区儿童主任每周探访"));
        (moved.TemporaryAidFirstMonth, moved.TemporaryAidLastMonth).ShouldBe(("2025-08", ""));
        var child = await there.UntilChildAsync(referral.ChildId, ChildState.Referred);
        (child.ReferralId, child.ResidenceAddress, child.Guardian.Name).ShouldBe((referral.ReferralId, "新居2号", "测试母亲乙"));
        await nodes.Rest.UntilAsync(referral.ReferralId, ReferralSide.Hukou, r => r.ResidenceDivision == to);

        await nodes.Rest.AcceptAsync(referral.ReferralId);
        await nodes.Rest.ConfirmAsync(referral.ReferralId);
        await there.UntilAsync(referral.ReferralId, ReferralSide.Residence, ReferralState.Confirmed);
        await there.AcknowledgeAsync(referral.ReferralId);
        await nodes.Rest.UntilAsync(referral.ReferralId, ReferralSide.Hukou, ReferralState.Closed);
        await there.UntilChildAsync(referral.ChildId, ChildState.Protected);
    }

    [Fact]
    public async Task An_answer_that_went_to_the_old_county_follows_the_child()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var referral = await nodes.ReferAsync();
        await nodes.Rest.AcceptAsync(referral.ReferralId);
        await nodes.Shenyang.UntilAsync(referral.ReferralId, ReferralSide.Residence, ReferralState.Accepted);

        // The move and the result cross: the county of registration has not heard of the move when it confirms.
        var moving = MoveAsync(nodes, referral.ChildId, "210302");
        var confirming = nodes.Rest.ConfirmAsync(referral.ReferralId);
        await Task.WhenAll(moving, confirming);

        var moved = await nodes.Rest.UntilAsync(referral.ReferralId, ReferralSide.Residence, ReferralState.Confirmed);
        (moved.ResidenceDivision, moved.Protection.FirstMonth).ShouldBe(("210302", "2025-08"));
        (await nodes.Shenyang.GetAsync(referral.ReferralId, ReferralSide.Residence)).TemporaryAidLastMonth.ShouldBe("2025-07");
        moved.TemporaryAidFirstMonth.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_child_who_comes_back_finds_her_referral_again()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var referral = await nodes.ReferAsync();
        await MoveAsync(nodes, referral.ChildId, "210302");
        await nodes.Rest.UntilAsync(referral.ReferralId, ReferralSide.Residence, ReferralState.Referred);
        await nodes.Rest.Register.MoveResidenceAsync(Move(referral.ChildId, "210102"));

        var back = await nodes.Shenyang.UntilAsync(referral.ReferralId, ReferralSide.Residence, r => r.Timeline.Any(e => e.Kind == "MOVED_IN"));
        back.ResidenceDivision.ShouldBe("210102");
        await nodes.Rest.UntilAsync(referral.ReferralId, ReferralSide.Hukou, r => r.ResidenceDivision == "210102");
        await nodes.Rest.AcceptAsync(referral.ReferralId);
        await nodes.Shenyang.UntilAsync(referral.ReferralId, ReferralSide.Residence, ReferralState.Accepted);
    }

    [Theory]
    [InlineData("210102002", "to_division FIELD_INVALID")]
    [InlineData("510104", "to_division FIELD_INVALID")]
    [InlineData("219999", "to_division DIVISION_UNKNOWN")]
    [InlineData("", "to_division FIELD_REQUIRED")]
    public async Task A_move_within_the_county_out_of_the_province_or_to_nowhere_is_refused(string to, string violation)
    {
        await using var nodes = await TwoNodes.StartAsync();
        var child = await nodes.FindChildAsync();

        var refusal = await Refusal.OfAsync(nodes.Shenyang.Register.MoveResidenceAsync(Move(child.ChildId, to)));

        refusal.Fields.ShouldBe([violation]);
    }

    private static async Task<Child> MoveAsync(TwoNodes nodes, string childId, string to) =>
        (await nodes.Shenyang.Register.MoveResidenceAsync(Move(childId, to))).Child;

    private static MoveResidenceRequest Move(string childId, string to) =>
        new() { RequestId = LedgerNode.NewRequest(), ChildId = childId, ToDivision = to, Address = "新居2号", MoveDate = "2025-07-15" };
}
