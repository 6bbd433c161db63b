using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Referrals;
using static Exchange.CivilAffairs.Tests.Domain.Referrals.Places;

namespace Exchange.CivilAffairs.Tests.Domain.Referrals;

public class IncomingReferralTests
{
    [Fact]
    public void A_case_is_received_opened_accepted_investigated_and_confirmed()
    {
        var (_, hukou) = Referred();
        (hukou.State, hukou.Running!.Stage).ShouldBe((ReferralState.Received, Stage.Decide));

        hukou.Open().ShouldBeNull();
        hukou.Accept(Now).ShouldBeNull();
        (hukou.State, hukou.Running!.Stage, hukou.Running.Days).ShouldBe((ReferralState.Accepted, Stage.TownshipInvestigation, 15));
        hukou.Report("township-report:sha256:00", Now).ShouldBeNull();
        (hukou.State, hukou.Running!.Stage, hukou.Running.Days).ShouldBe((ReferralState.Investigating, Stage.CountyConfirmation, 15));
        hukou.Confirm(AwardFrom(Zhongshan, Today), Now).ShouldBeNull();

        (hukou.State, hukou.Running!.Stage).ShouldBe((ReferralState.Confirmed, Stage.Acknowledge));
        hukou.TakeLetters().Select(letter => letter.Head.Version).ShouldBe([1, 2]);
    }

    [Fact]
    public void A_return_for_a_registration_elsewhere_names_the_county_with_evidence()
    {
        var (_, hukou) = Referred();

        hukou.Return(ReturnReason.HukouNotHere, default, "e", "", Now).ShouldBe(Refusal.RightDivisionRequired);
        hukou.Return(ReturnReason.HukouNotHere, Tiedong.Prefecture, "e", "", Now).ShouldBe(Refusal.RightDivisionRequired);
        hukou.Return(ReturnReason.HukouNotHere, Zhongshan, "e", "", Now).ShouldBe(Refusal.RightDivisionIsOwn);
        hukou.Return(ReturnReason.HukouNotHere, Tiedong, " ", "", Now).ShouldBe(Refusal.EvidenceRequired);
        hukou.Return(ReturnReason.MaterialMissing, default, "", " ", Now).ShouldBe(Refusal.ReasonRequired);
        hukou.Return(ReturnReason.None, default, "", "", Now).ShouldBe(Refusal.ReturnReasonRequired);

        hukou.State.ShouldBe(ReferralState.Received);
        hukou.TakeLetters().ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_reason_is_refused()
    {
        var (_, hukou) = Referred();

        hukou.Reject("", Now).ShouldBe(Refusal.ReasonRequired);
        hukou.Report("", Now).ShouldBe(Refusal.EvidenceRequired);
    }

    [Fact]
    public void Whoever_decides_second_is_refused()
    {
        var (_, hukou) = Referred();
        hukou.Accept(Now).ShouldBeNull();

        hukou.Accept(Now).ShouldBe(Refusal.StateConflict);
        hukou.Open().ShouldBe(Refusal.StateConflict);
        hukou.Push(Now).ShouldBe(Refusal.StateConflict);
        hukou.TakeLetters().ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_confirmed_cannot_be_sent_back_refused_or_re_routed()
    {
        var (_, hukou) = ConfirmedOnBothSides();

        hukou.ReturnTo(Tiedong).ShouldBe(Refusal.StateConflict);
        hukou.Reject("x", Now).ShouldBe(Refusal.StateConflict);
        hukou.ReRoute(Tiedong, Today, Now).ShouldBe(Refusal.StateConflict);
        hukou.Confirm(AwardFrom(Zhongshan, Today), Now).ShouldBe(Refusal.StateConflict);
    }

    [Fact]
    public void A_registration_that_moves_after_confirmation_ends_the_months_of_this_county()
    {
        var (residence, hukou) = ConfirmedOnBothSides();
        var moved = new DateOnly(2026, 6, 17);

        hukou.EndProtection(moved, At(moved)).ShouldBeNull();
        residence.Take(hukou.Letter<AwardLetter>(), At(moved)).ShouldBe(Reception.Applied);

        hukou.Award!.Months.ShouldBe(new MonthSpan(new Month(2026, 4), new Month(2026, 6)));
        residence.Award.ShouldBe(hukou.Award);
        residence.State.ShouldBe(ReferralState.Confirmed);
    }

    [Fact]
    public void The_province_neither_accepts_nor_confirms_what_another_one_decides()
    {
        var (_, gateway) = Referred(Jinjiang);

        gateway.Accept(Now).ShouldBe(Refusal.OutsideProvince);
        gateway.Confirm(AwardFrom(Jinjiang, Today), Now).ShouldBe(Refusal.StateConflict);
        gateway.Push(Now).ShouldBeNull();
        (gateway.State, gateway.IsOpen).ShouldBe((ReferralState.External, false));
    }

    [Fact]
    public void An_acknowledgement_of_nothing_is_for_a_person_to_look_at()
    {
        var (residence, hukou) = Referred();
        var head = new LetterHead(residence.Id, 1, 2, Heping, Zhongshan);

        hukou.Take(new AcknowledgementLetter(head, Today), Now).ShouldBe(Reception.Illegal);
        hukou.Take(new AcknowledgementLetter(head with { Version = 3 }, Today), Now).ShouldBe(Reception.Early);
        hukou.Take(new AcknowledgementLetter(head with { Version = 1 }, Today), Now).ShouldBe(Reception.Old);
    }
}
