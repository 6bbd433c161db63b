using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Standards;
using static Exchange.CivilAffairs.Tests.Domain.Referrals.Places;

namespace Exchange.CivilAffairs.Tests.Domain.Referrals;

public class OutgoingReferralTests
{
    [Fact]
    public void A_new_referral_asks_the_county_of_registration_within_five_working_days()
    {
        var residence = Refer(Zhongshan);

        residence.State.ShouldBe(ReferralState.Referred);
        residence.IsOpen.ShouldBeTrue();
        var letter = residence.Letter<CaseLetter>();
        letter.Head.ShouldBe(new LetterHead(residence.Id, 1, 1, Heping, Zhongshan));
        letter.To.ShouldBe(Zhongshan);
        letter.DecideBy.ShouldBe(new DateOnly(2026, 3, 9));
    }

    [Fact]
    public void An_accepted_case_is_confirmed_acknowledged_and_closed()
    {
        var (residence, hukou) = ConfirmedOnBothSides();

        residence.State.ShouldBe(ReferralState.Confirmed);
        residence.Acknowledge(Today, Now).ShouldBeNull();
        residence.State.ShouldBe(ReferralState.Closed);
        hukou.Take(residence.Letter<AcknowledgementLetter>(), Now).ShouldBe(Reception.Applied);
        hukou.State.ShouldBe(ReferralState.Closed);
        (residence.IsOpen, hukou.IsOpen).ShouldBe((false, false));
        residence.Award.ShouldBe(hukou.Award);
    }

    [Fact]
    public void A_case_that_is_not_registered_there_goes_on_to_the_county_named_without_anybodys_doing()
    {
        var (residence, hukou) = Referred();
        hukou.ReturnTo(Tiedong).ShouldBeNull();

        residence.Take(hukou.Letter<AnswerLetter>(), Now).ShouldBe(Reception.Applied);

        residence.State.ShouldBe(ReferralState.Referred);
        residence.Returns.ShouldHaveSingleItem().Right.ShouldBe(Tiedong);
        residence.Letter<CaseLetter>().Head.ShouldBe(new LetterHead(residence.Id, 2, 1, Heping, Tiedong));
    }

    [Theory]
    [InlineData("210203", "2102", 5)]
    [InlineData("210302", "21", 10)]
    public void A_second_return_goes_before_the_common_superior(string second, string superior, int workingDays)
    {
        var residence = Disputed(DivisionCode.Parse(second));

        residence.State.ShouldBe(ReferralState.Disputed);
        var letter = residence.Letter<DisputeLetter>();
        letter.To.ShouldBe(DivisionCode.Parse(superior));
        letter.Returns.Select(answer => answer.Division).ShouldBe([Zhongshan, DivisionCode.Parse(second)]);
        residence.Running!.Stage.ShouldBe(Stage.ResolveDispute);
        residence.Running.Days.ShouldBe(workingDays);
    }

    [Fact]
    public void A_ruling_sends_the_case_to_the_county_that_it_names()
    {
        var residence = Disputed(Xigang);
        var ruling = new RulingLetter(residence.Letter<DisputeLetter>().Head, Zhongshan.Prefecture, Zhongshan, "户口簿记载");

        residence.Take(ruling, Now).ShouldBe(Reception.Applied);

        residence.State.ShouldBe(ReferralState.Referred);
        residence.Letter<CaseLetter>().Head.ShouldBe(new LetterHead(residence.Id, 3, 1, Heping, Zhongshan));
        residence.Take(ruling, Now).ShouldBe(Reception.Old);
    }

    [Fact]
    public void After_a_ruling_one_more_return_is_a_dispute_again()
    {
        var residence = Disputed(Xigang);
        residence.Take(new RulingLetter(residence.Letter<DisputeLetter>().Head, Zhongshan.Prefecture, Tiedong, "核定"), Now);
        var hukou = IncomingReferral.Receive(residence.Letter<CaseLetter>(), null, Now);
        hukou.ReturnTo(Zhongshan);

        residence.Take(hukou.Letter<AnswerLetter>(), Now).ShouldBe(Reception.Applied);

        residence.State.ShouldBe(ReferralState.Disputed);
        residence.Superior.ShouldBe(Liaoning);
    }

    [Fact]
    public void Missing_material_is_waited_for_and_then_sent_to_the_same_county()
    {
        var (residence, hukou) = Referred();
        hukou.Return(ReturnReason.MaterialMissing, default, "", "缺少死亡证明", Now);
        residence.Take(hukou.Letter<AnswerLetter>(), Now);
        (residence.State, residence.IsOpen, residence.Running!.Stage).ShouldBe((ReferralState.Returned, true, Stage.Supplement));

        residence.Supplement(Now).ShouldBeNull();

        residence.Letter<CaseLetter>().Head.ShouldBe(new LetterHead(residence.Id, 2, 1, Heping, Zhongshan));
        residence.Returns.ShouldBeEmpty();
    }

    [Fact]
    public void A_duplicate_ends_the_referral()
    {
        var (residence, hukou) = Referred();
        hukou.Return(ReturnReason.Duplicate, default, "", "", Now);
        residence.Take(hukou.Letter<AnswerLetter>(), Now);

        (residence.State, residence.IsOpen, residence.Running).ShouldBe((ReferralState.Returned, false, null));
        residence.Supplement(Now).ShouldBe(Refusal.StateConflict);
        residence.Withdraw("重复", Now).ShouldBe(Refusal.StateConflict);
    }

    [Fact]
    public void A_rejection_ends_the_referral()
    {
        var (residence, hukou) = Referred();
        hukou.Reject("父亲已履行监护职责", Now);
        residence.Take(hukou.Letter<AnswerLetter>(), Now);

        (residence.State, residence.IsOpen).ShouldBe((ReferralState.Rejected, false));
        residence.Answer!.Text.ShouldBe("父亲已履行监护职责");
        residence.Aid.Last.ShouldBe(Month.Of(Today));
    }

    [Fact]
    public void An_acceptance_can_be_undone_by_a_return()
    {
        var (residence, hukou) = AcceptedOnBothSides();
        hukou.ReturnTo(Tiedong).ShouldBeNull();

        residence.Take(hukou.Letter<AnswerLetter>(), Now).ShouldBe(Reception.Applied);

        (residence.State, residence.Hukou, residence.Leg).ShouldBe((ReferralState.Referred, Tiedong, 2));
    }

    [Fact]
    public void A_moved_registration_takes_the_case_along_and_is_no_return()
    {
        var (residence, hukou) = Referred();
        hukou.ReRoute(Tiedong, Today, Now).ShouldBeNull();

        residence.Take(hukou.Letter<AnswerLetter>(), Now).ShouldBe(Reception.Applied);

        (residence.State, residence.Hukou, residence.Returns.Count).ShouldBe((ReferralState.Referred, Tiedong, 0));
    }

    [Fact]
    public void A_gateway_takes_the_case_out_of_the_province_which_pays_nothing()
    {
        var (residence, gateway) = Referred(Jinjiang);
        residence.Running!.Stage.ShouldBe(Stage.PushExternal);
        gateway.Push(Now).ShouldBeNull();
        residence.Take(gateway.Letter<AnswerLetter>(), Now).ShouldBe(Reception.Applied);

        (residence.State, residence.IsOpen, residence.Aid.IsEmpty).ShouldBe((ReferralState.External, false, true));
        residence.Answer!.Division.ShouldBe(Liaoning);
    }

    [Fact]
    public void What_came_before_is_ignored_and_what_came_too_early_is_held()
    {
        var (residence, hukou) = Referred();
        hukou.Accept(Now);
        var first = hukou.Letter<AnswerLetter>();
        hukou.Confirm(AwardFrom(Zhongshan, Today), Now);
        var second = hukou.Letter<AwardLetter>();

        residence.Take(second, Now).ShouldBe(Reception.Early);
        residence.Take(first, Now).ShouldBe(Reception.Applied);
        residence.Take(first, Now).ShouldBe(Reception.Old);
        residence.Take(second, Now).ShouldBe(Reception.Applied);
        residence.State.ShouldBe(ReferralState.Confirmed);
    }

    [Fact]
    public void A_letter_that_no_step_leads_to_is_for_a_person_to_look_at()
    {
        var (residence, hukou) = Referred();
        var head = new LetterHead(residence.Id, 1, 1, Heping, Zhongshan);
        var answer = new Answer { Outcome = ReferralState.Withdrawn, Division = Zhongshan, Time = Now.Now };

        residence.Take(new AnswerLetter(head, answer), Now).ShouldBe(Reception.Illegal);
        var toItself = answer with { Outcome = ReferralState.Returned, Reason = ReturnReason.HukouNotHere, Right = Zhongshan };
        residence.Take(new AnswerLetter(head, toItself), Now).ShouldBe(Reception.Illegal);
        residence.Take(new AwardLetter(head, AwardFrom(Zhongshan, Today)), Now).ShouldBe(Reception.Illegal);
        residence.Take(new RulingLetter(head, Liaoning, Tiedong, ""), Now).ShouldBe(Reception.Illegal);

        (residence.State, residence.ReceivedVersion).ShouldBe((ReferralState.Referred, 0));
    }

    [Fact]
    public void Steps_of_another_state_are_refused()
    {
        var residence = Refer(Zhongshan);

        residence.Acknowledge(Today, Now).ShouldBe(Refusal.StateConflict);
        residence.Supplement(Now).ShouldBe(Refusal.StateConflict);
    }

    private static OutgoingReferral Disputed(DivisionCode second)
    {
        var (residence, hukou) = Referred();
        hukou.ReturnTo(second);
        residence.Take(hukou.Letter<AnswerLetter>(), Now);
        var next = IncomingReferral.Receive(residence.Letter<CaseLetter>(), null, Now);
        next.ReturnTo(Zhongshan);
        residence.Take(next.Letter<AnswerLetter>(), Now).ShouldBe(Reception.Applied);
        return residence;
    }
}
