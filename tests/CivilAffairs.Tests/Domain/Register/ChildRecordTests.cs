using Exchange.CivilAffairs.Domain.Register;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Register;

public sealed class ChildRecordTests
{
    private static readonly DateTimeOffset Now = new(2025, 7, 15, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_change_grows_the_version_and_ends_claims()
    {
        var record = Entered();
        var seen = new HashSet<long> { record.Version };
        Action[] changes =
        [
            () => record.Answer(All(CheckOutcome.Match), null, Now),
            () => record.Decide(new Verdict(ChildState.ReferralDue, "", null, [1]), Now),
            () => record.OpenReferral(Guid.NewGuid(), Now).ShouldBeNull(),
            () => record.EndReferral(ReferralOutcome.NotProtected, "", Now),
            () => record.AskAgain(Question.GuardianStatus, Now),
            () => record.MoveHukou(new RegisterFacts([2], DivisionCode.Parse("210202"), Now), Now),
            () => record.Restate(Statement(), null, Now).ShouldBeNull(),
            () => record.Refresh(Now, 6).ShouldBeNull(),
            () => record.RequestRegistration(Now).ShouldBeTrue(),
            () => record.End(EndReason.ReturnedHome, new DateOnly(2025, 7, 14), Now).ShouldBeNull(),
        ];

        foreach (var change in changes)
        {
            change();
            seen.Add(record.Version).ShouldBeTrue();
            record.Claim.ShouldBeNull();
        }
    }

    [Fact]
    public void One_silence_makes_it_partial_and_the_last_answer_ready_to_decide()
    {
        var record = Entered();

        var silence = new Check(Question.Coverage, CheckOutcome.Timeout) { NextAttemptTime = Now.AddSeconds(1) };
        record.Answer([.. All(CheckOutcome.Match).Take(3), silence], null, Now);
        (record.State, record.VerifyTime, record.IsReadyToDecide).ShouldBe((ChildState.Partial, Now.AddSeconds(1), false));

        record.Answer([new Check(Question.Coverage, CheckOutcome.NoRecord)], null, Now);
        (record.State, record.VerifyTime, record.IsReadyToDecide).ShouldBe((ChildState.Partial, null, true));
    }

    [Fact]
    public void A_referral_ends_in_what_the_other_county_decided()
    {
        (ReferralOutcome, ChildState, string)[] ends =
        [
            (ReferralOutcome.Protected, ChildState.Protected, ""),
            (ReferralOutcome.NotProtected, ChildState.Monitored, ""),
            (ReferralOutcome.Undecided, ChildState.ManualReview, "REFERRAL_WITHDRAWN"),
        ];
        foreach (var (outcome, state, missing) in ends)
        {
            var record = ToBeReferred();
            record.OpenReferral(Guid.NewGuid(), Now).ShouldBeNull();
            record.EndReferral(outcome, "REFERRAL_WITHDRAWN", Now);
            (record.State, record.ReferralId, record.MissingFact).ShouldBe((state, null, missing));
        }
    }

    [Fact]
    public void Only_a_child_who_is_due_is_referred_and_once()
    {
        Entered().OpenReferral(Guid.NewGuid(), Now).ShouldBe(ChildRefusal.NotReferrable);
        var record = ToBeReferred();
        record.OpenReferral(Guid.NewGuid(), Now).ShouldBeNull();
        record.OpenReferral(Guid.NewGuid(), Now).ShouldBe(ChildRefusal.ReferralOpen);
        record.End(EndReason.Deceased, new DateOnly(2025, 7, 15), Now).ShouldBeNull();
        record.OpenReferral(Guid.NewGuid(), Now).ShouldBe(ChildRefusal.Ended);
    }

    [Fact]
    public void A_referral_under_way_is_not_undone_by_news()
    {
        var record = ToBeReferred();
        record.OpenReferral(Guid.NewGuid(), Now).ShouldBeNull();

        record.AskAgain(Question.GuardianStatus, Now);
        record.State.ShouldBe(ChildState.Referred);
        record.Restate(Statement(), null, Now).ShouldBeNull();
        record.State.ShouldBe(ChildState.Referred);
        record.Answer(All(CheckOutcome.Match), null, Now);
        record.IsReadyToDecide.ShouldBeFalse();
        record.Decide(new Verdict(ChildState.Monitored, "", null, [3]), Now);
        record.State.ShouldBe(ChildState.Referred);
        record.Decision.ShouldBe([3]);
    }

    [Fact]
    public void What_has_ended_stays_ended()
    {
        var record = ToBeReferred();
        record.OpenReferral(Guid.NewGuid(), Now).ShouldBeNull();
        record.End(EndReason.LeftProvince, new DateOnly(2025, 7, 15), Now).ShouldBeNull();

        record.EndReferral(ReferralOutcome.Protected, "", Now);
        record.AskAgain(Question.Household, Now);

        (record.State, record.ReferralId, record.VerifyTime, record.TimerDate).ShouldBe((ChildState.Ended, null, null, null));
        record.Restate(Statement(), null, Now).ShouldBe(ChildRefusal.Ended);
        record.Refresh(Now, 6).ShouldBe(ChildRefusal.Ended);
        record.End(EndReason.Deceased, new DateOnly(2025, 7, 15), Now).ShouldBe(ChildRefusal.Ended);
    }

    [Fact]
    public void The_timer_is_the_first_of_its_dates()
    {
        var record = Entered();
        record.TimerDate.ShouldBe(new DateOnly(2026, 1, 16), "the day after the half year");
        record.Answer(All(CheckOutcome.Match), null, Now);
        record.Decide(new Verdict(ChildState.PendingSixMonths, "", new DateOnly(2025, 9, 1), [1]), Now);
        record.TimerDate.ShouldBe(new DateOnly(2025, 9, 1));
        record.Wake(new DateOnly(2025, 9, 1), Now).ShouldBe(Due.SixMonths);
        record.Decide(new Verdict(ChildState.Monitored, "", null, [1]), Now);
        record.Wake(new DateOnly(2026, 1, 16), Now).ShouldBe(Due.Refresh);
        record.TimerDate.ShouldBe(new DateOnly(2032, 3, 1), "the sixteenth birthday");
        record.Wake(new DateOnly(2032, 3, 1), Now).ShouldBe(Due.TurnedSixteen);
        (record.State, record.EndReason, record.EndDate).ShouldBe((ChildState.Ended, EndReason.TurnedSixteen, new DateOnly(2032, 3, 1)));
    }

    [Fact]
    public void A_child_without_a_number_has_nobody_to_be_asked()
    {
        var record = ChildRecord.Enter(Guid.NewGuid(), Statement() with { HasCitizenId = false, BirthDate = null }, Now, 6);

        record.Answer([], null, Now);

        record.IsReadyToDecide.ShouldBeTrue();
        record.RequestRegistration(Now).ShouldBeTrue();
        record.RequestRegistration(Now).ShouldBeFalse();
    }

    private static ChildRecord Entered() => ChildRecord.Enter(Guid.NewGuid(), Statement(), Now, 6);

    private static ChildRecord ToBeReferred()
    {
        var record = Entered();
        record.Answer(All(CheckOutcome.Match), null, Now);
        record.Decide(new Verdict(ChildState.ReferralDue, "", null, [1]), Now);
        return record;
    }

    private static IEnumerable<Check> All(CheckOutcome outcome) => Checks.Questions.Select(q => new Check(q, outcome));

    private static SealedStatement Statement() => new()
    {
        MatchKey = new byte[32],
        HasCitizenId = true,
        Identity = [],
        Contact = [],
        Facts = [],
        BirthDate = new DateOnly(2016, 3, 1),
        Residence = DivisionCode.Parse("210102"),
        Hukou = DivisionCode.Parse("211322"),
    };
}
