using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Messaging;
using Grpc.Core;

namespace Exchange.CivilAffairs.Tests.Referrals;

public class ClosedLoopTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_case_is_accepted_confirmed_acknowledged_and_closed_on_both_sides(bool together, bool postgres)
    {
        await using var nodes = await TwoNodes.StartAsync(together, postgres);
        var referral = await nodes.ReferAsync();
        (referral.State, referral.HukouDivision, referral.TemporaryAidFirstMonth).ShouldBe((ReferralState.Referred, "210202", "2025-07"));

        var id = referral.ReferralId;
        await nodes.Rest.AcceptAsync(id);
        await nodes.Shenyang.UntilAsync(id, ReferralSide.Residence, ReferralState.Accepted);
        await nodes.Rest.Referrals.RecordInvestigationAsync(
            new RecordInvestigationRequest { RequestId = LedgerNode.NewRequest(), ReferralId = id, Evidence = "township-report:sha256:00" });
        var confirmed = await nodes.Rest.ConfirmAsync(id);
        confirmed.Protection.Category.ShouldBe(BenefitCategory.DeFactoUnsupported);
        (confirmed.Protection.MonthlyFen, confirmed.Protection.FirstMonth).ShouldBe((264400, "2025-08"));
        confirmed.Protection.Division.ShouldBe("210202");

        var told = await nodes.Shenyang.UntilAsync(id, ReferralSide.Residence, ReferralState.Confirmed);
        told.Protection.ShouldBe(confirmed.Protection);
        (told.TemporaryAidFirstMonth, told.TemporaryAidLastMonth).ShouldBe(("2025-07", "2025-07"));
        (await nodes.Shenyang.AcknowledgeAsync(id)).State.ShouldBe(ReferralState.Closed);
        await nodes.Rest.UntilAsync(id, ReferralSide.Hukou, ReferralState.Closed);
        await nodes.Shenyang.UntilChildAsync(referral.ChildId, ChildState.Protected);

        var departments = await nodes.Rest.Node.Get<MessageOperations>().LettersAboutAsync(id, default);
        departments.Where(letter => letter.Type.EndsWith("ProtectionNotice", StringComparison.Ordinal)).Select(letter => letter.Addressee)
            .ShouldBe(["medicalinsurance/210202", "education/210202"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_timeline_tells_every_step_and_the_letter_its_receipts()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var id = (await nodes.ReferAsync()).ReferralId;
        await nodes.Rest.Referrals.OpenReferralAsync(new OpenReferralRequest { RequestId = LedgerNode.NewRequest(), ReferralId = id });
        await nodes.Rest.AcceptAsync(id);
        await nodes.Shenyang.UntilAsync(id, ReferralSide.Residence, ReferralState.Accepted);

        var residence = await nodes.Shenyang.UntilAsync(id, ReferralSide.Residence, r => r.Letters[0].Receipts.Count == 3);
        residence.Letters.ShouldHaveSingleItem().Type.ShouldBe("exchange.civilaffairs.v1.ReferralLetter");
        residence.Letters[0].Receipts.Select(receipt => receipt.Stage)
            .ShouldBe([ReceiptStage.Delivered, ReceiptStage.Opened, ReceiptStage.Decided]);
        residence.Letters[0].Receipts.ShouldAllBe(receipt => receipt.Node == "civilaffairs-rest" && receipt.Signature.Length > 0);
        residence.Timeline.Select(e => e.Kind).ShouldBe(["CREATED", "CLOCK_STARTED", "CLOCK_MET", "ACCEPTED", "CLOCK_STARTED"]);
        residence.Clocks.Select(clock => (clock.Stage, clock.DueDate)).ShouldBe(
            [(ReferralClock.Types.Stage.Decide, "2025-07-22"), (ReferralClock.Types.Stage.CountyConfirmation, "2025-08-26")]);
        (await nodes.Rest.GetAsync(id, ReferralSide.Hukou)).Timeline.Select(e => e.Kind)
            .ShouldBe(["RECEIVED", "CLOCK_STARTED", "OPENED", "CLOCK_MET", "ACCEPTED", "CLOCK_STARTED"]);
    }

    [Fact]
    public async Task A_rejected_child_is_monitored_as_before()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var referral = await nodes.ReferAsync();
        await nodes.Rest.Referrals.RejectReferralAsync(
            new RejectReferralRequest { RequestId = LedgerNode.NewRequest(), ReferralId = referral.ReferralId, ReasonText = "父亲已履行监护职责" });

        var residence = await nodes.Shenyang.UntilAsync(referral.ReferralId, ReferralSide.Residence, ReferralState.Rejected);
        residence.Decision.ReasonText.ShouldBe("父亲已履行监护职责");
        (await nodes.Shenyang.UntilChildAsync(referral.ChildId, ChildState.Monitored)).ReferralId.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_child_registered_outside_of_the_province_goes_to_the_gateway_which_pushes_the_case()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var referral = await nodes.ReferAsync("510104");

        var residence = await nodes.Shenyang.UntilAsync(referral.ReferralId, ReferralSide.Residence, ReferralState.External);
        (residence.Decision.Division, residence.TemporaryAidFirstMonth).ShouldBe(("210000", ""));
        (await nodes.Rest.GetAsync(referral.ReferralId, ReferralSide.Hukou)).State.ShouldBe(ReferralState.External);
    }

    [Fact]
    public async Task A_child_is_referred_once_at_a_time()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var referral = await nodes.ReferAsync();

        var again = await Refusal.OfAsync(nodes.Shenyang.Referrals.CreateReferralAsync(
            new CreateReferralRequest { RequestId = LedgerNode.NewRequest(), ChildId = referral.ChildId }));

        (again.Code, again.Reason).ShouldBe((StatusCode.AlreadyExists, "REFERRAL_ALREADY_OPEN"));
        again.Metadata["referral_id"].ShouldBe(referral.ReferralId);
    }
}
