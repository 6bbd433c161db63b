using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Tests.Referrals;

public class WrongCountyTests
{
    [Fact]
    public async Task A_returned_case_goes_on_to_the_county_named_and_is_paid_by_it()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var id = (await nodes.ReferAsync()).ReferralId;
        await nodes.Rest.AcceptAsync(id);
        await nodes.Rest.ReturnAsync(id, "211322");

        var second = await nodes.Rest.UntilAsync(id, ReferralSide.Hukou, r => r.Leg == 2);
        (second.HukouDivision, second.Facts.Hukou.Division).ShouldBe(("211322", "211322"));
        await nodes.Rest.AcceptAsync(id);
        (await nodes.Rest.ConfirmAsync(id)).Protection.Division.ShouldBe("211322");
        var residence = await nodes.Shenyang.UntilAsync(id, ReferralSide.Residence, ReferralState.Confirmed);
        (residence.Leg, residence.HukouDivision).ShouldBe((2, "211322"));
        residence.Timeline.Select(e => e.Kind).ShouldContain("RE_ROUTED");
    }

    [Fact]
    public async Task A_second_return_is_ruled_on_by_the_common_superior()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var id = (await nodes.ReferAsync()).ReferralId;
        await nodes.Rest.ReturnAsync(id, "210203");
        await nodes.Rest.UntilAsync(id, ReferralSide.Hukou, r => r.Leg == 2);
        await nodes.Rest.ReturnAsync(id, "210202");
        await nodes.Shenyang.UntilAsync(id, ReferralSide.Residence, ReferralState.Disputed);

        var dispute = await UntilDisputeAsync(nodes, "2102");
        (dispute.ReferralId, dispute.Office.Division, dispute.OwingDivision).ShouldBe((id, "210200", "210200"));
        dispute.DisputingDivisions.ShouldBe(["210202", "210203"]);
        var ruled = await nodes.Rest.Referrals.ResolveDisputeAsync(Ruling(id, "210203"));
        ruled.Escalation.SettleTime.ShouldNotBeNull();

        var third = await nodes.Rest.UntilAsync(id, ReferralSide.Hukou, r => r.Leg == 3);
        third.HukouDivision.ShouldBe("210203");
        (await nodes.Shenyang.GetAsync(id, ReferralSide.Residence)).State.ShouldBe(ReferralState.Referred);
        var twice = await Refusal.OfAsync(nodes.Rest.Referrals.ResolveDisputeAsync(Ruling(id, "210202")));
        (twice.Code, twice.Reason).ShouldBe((StatusCode.NotFound, "DISPUTE_NOT_FOUND"));
    }

    [Fact]
    public async Task Missing_material_is_added_and_the_same_county_decides()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var id = (await nodes.ReferAsync()).ReferralId;
        await nodes.Rest.Referrals.ReturnReferralAsync(new ReturnReferralRequest
        {
            RequestId = LedgerNode.NewRequest(),
            ReferralId = id,
            Reason = ReturnReason.MaterialMissing,
            ReasonText = "缺少父亲死亡证明的摘要",
        });
        await nodes.Shenyang.UntilAsync(id, ReferralSide.Residence, ReferralState.Returned);

        await nodes.Shenyang.Referrals.SupplementReferralAsync(
            new SupplementReferralRequest { RequestId = LedgerNode.NewRequest(), ReferralId = id, Evidence = { "death-certificate:sha256:00" } });

        (await nodes.Rest.UntilAsync(id, ReferralSide.Hukou, r => r.Leg == 2)).HukouDivision.ShouldBe("210202");
        (await nodes.Rest.AcceptAsync(id)).State.ShouldBe(ReferralState.Accepted);
    }

    [Fact]
    public async Task A_case_sent_to_the_wrong_county_comes_back_when_it_is_asked_for()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var referral = await nodes.ReferAsync();
        var asked = await nodes.Shenyang.Referrals.WithdrawReferralAsync(
            new WithdrawReferralRequest { RequestId = LedgerNode.NewRequest(), ReferralId = referral.ReferralId, ReasonText = "选错户籍地" });
        asked.Referral.State.ShouldBe(ReferralState.Referred);

        await nodes.Shenyang.UntilAsync(referral.ReferralId, ReferralSide.Residence, ReferralState.Withdrawn);
        (await nodes.Rest.GetAsync(referral.ReferralId, ReferralSide.Hukou)).State.ShouldBe(ReferralState.Withdrawn);
        var child = await nodes.Shenyang.UntilChildAsync(referral.ChildId, ChildState.ManualReview);
        child.Decision.MissingFact.ShouldBe("REFERRAL_WITHDRAWN");
        var late = await Refusal.OfAsync(nodes.Rest.Referrals.AcceptReferralAsync(
            new AcceptReferralRequest { RequestId = LedgerNode.NewRequest(), ReferralId = referral.ReferralId }));
        (late.Reason, late.Metadata["state"]).ShouldBe(("REFERRAL_STATE_CONFLICT", "WITHDRAWN"));
    }

    [Fact]
    public async Task A_return_without_the_right_county_evidence_or_reason_is_refused()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var id = (await nodes.ReferAsync()).ReferralId;

        (await ReasonAsync(new ReturnReferralRequest { Reason = ReturnReason.HukouNotHere, Evidence = "e" }))
            .ShouldBe(["right_division RIGHT_DIVISION_REQUIRED"]);
        (await ReasonAsync(new ReturnReferralRequest { Reason = ReturnReason.HukouNotHere, RightDivision = "210202", Evidence = "e" }))
            .ShouldBe(["right_division RIGHT_DIVISION_IS_OWN"]);
        (await ReasonAsync(new ReturnReferralRequest { Reason = ReturnReason.HukouNotHere, RightDivision = "219999", Evidence = "e" }))
            .ShouldBe(["right_division DIVISION_UNKNOWN"]);
        (await ReasonAsync(new ReturnReferralRequest { Reason = ReturnReason.HukouNotHere, RightDivision = "211322" }))
            .ShouldBe(["evidence EVIDENCE_REQUIRED"]);
        (await ReasonAsync(new ReturnReferralRequest { Reason = ReturnReason.MaterialMissing })).ShouldBe(["reason_text REASON_REQUIRED"]);
        (await ReasonAsync(new ReturnReferralRequest())).ShouldBe(["reason ENUM_VALUE_UNKNOWN"]);
        (await ReasonAsync(new ReturnReferralRequest { Reason = ReturnReason.MaterialMissing, ReasonText = "请核对 219901201603010018" }))
            .ShouldBe(["reason_text FIELD_INVALID"]);

        async Task<IReadOnlyList<string>> ReasonAsync(ReturnReferralRequest request)
        {
            (request.RequestId, request.ReferralId) = (LedgerNode.NewRequest(), id);
            return (await Refusal.OfAsync(nodes.Rest.Referrals.ReturnReferralAsync(request))).Fields;
        }
    }

    private static ResolveDisputeRequest Ruling(string id, string right) =>
        new() { RequestId = LedgerNode.NewRequest(), ReferralId = id, RightDivision = right, ReasonText = "户口簿记载" };

    private static async Task<Escalation> UntilDisputeAsync(TwoNodes nodes, string office)
    {
        IReadOnlyList<Escalation> found = [];
        await Testing.Eventually.TrueAsync(
            async () =>
            {
                var listed = await nodes.Rest.Referrals.ListEscalationsAsync(new ListEscalationsRequest { Division = office });
                return (found = listed.Escalations).Count > 0;
            },
            "a dispute");
        return found.ShouldHaveSingleItem();
    }
}
