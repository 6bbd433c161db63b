using Exchange.CivilAffairs.Domain.Referrals;
using static Exchange.CivilAffairs.Tests.Domain.Referrals.Places;

namespace Exchange.CivilAffairs.Tests.Domain.Referrals;

public class WithdrawalTests
{
    [Fact]
    public void A_case_that_nobody_has_decided_on_comes_back()
    {
        var (residence, hukou) = Referred();
        hukou.Open();
        residence.Withdraw("选错户籍地", Now).ShouldBeNull();
        residence.State.ShouldBe(ReferralState.Referred);

        hukou.Take(residence.Letter<WithdrawalLetter>(), Now).ShouldBe(Reception.Applied);
        residence.Take(hukou.Letter<AnswerLetter>(), Now).ShouldBe(Reception.Applied);

        (residence.State, hukou.State).ShouldBe((ReferralState.Withdrawn, ReferralState.Withdrawn));
        (residence.IsOpen, hukou.IsOpen).ShouldBe((false, false));
    }

    [Fact]
    public void An_acceptance_on_its_way_wins_over_the_request()
    {
        var (residence, hukou) = Referred();
        hukou.Accept(Now);
        residence.Withdraw("选错户籍地", Now);

        hukou.Take(residence.Letter<WithdrawalLetter>(), Now).ShouldBe(Reception.Applied);
        residence.Take(hukou.Letter<AnswerLetter>(), Now).ShouldBe(Reception.Applied);

        (residence.State, hukou.State, residence.WithdrawalAsked).ShouldBe((ReferralState.Accepted, ReferralState.Accepted, false));
        residence.TakeNotes().ShouldContain(note => note.Kind == NoteKind.WithdrawalLapsed);
        hukou.TakeNotes().ShouldContain(note => note.Kind == NoteKind.WithdrawalTooLate);
    }

    [Fact]
    public void A_return_on_its_way_gives_what_was_asked_for()
    {
        var (residence, hukou) = Referred();
        hukou.ReturnTo(Tiedong);
        residence.Withdraw("选错户籍地", Now);

        hukou.Take(residence.Letter<WithdrawalLetter>(), Now).ShouldBe(Reception.Applied);
        residence.Take(hukou.Letter<AnswerLetter>(), Now).ShouldBe(Reception.Applied);

        residence.State.ShouldBe(ReferralState.Withdrawn);
    }

    [Fact]
    public void A_case_that_waits_for_material_is_given_up_at_once()
    {
        var (residence, hukou) = Referred();
        hukou.Return(ReturnReason.MaterialMissing, default, "", "缺少判决书", Now);
        residence.Take(hukou.Letter<AnswerLetter>(), Now);

        residence.Withdraw("已返回户籍地", Now).ShouldBeNull();

        (residence.State, residence.IsOpen).ShouldBe((ReferralState.Withdrawn, false));
        residence.TakeLetters().OfType<WithdrawalLetter>().ShouldBeEmpty();
    }

    [Fact]
    public void It_needs_a_reason_a_case_not_accepted_and_is_asked_for_once()
    {
        var (residence, _) = Referred();
        residence.Withdraw(" ", Now).ShouldBe(Refusal.ReasonRequired);
        residence.Withdraw("选错户籍地", Now).ShouldBeNull();
        residence.Withdraw("选错户籍地", Now).ShouldBe(Refusal.StateConflict);

        var (accepted, _) = AcceptedOnBothSides();
        accepted.Withdraw("选错户籍地", Now).ShouldBe(Refusal.StateConflict);
    }
}
