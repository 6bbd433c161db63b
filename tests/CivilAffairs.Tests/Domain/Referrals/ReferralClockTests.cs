using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Standards;
using static Exchange.CivilAffairs.Tests.Domain.Referrals.Places;

namespace Exchange.CivilAffairs.Tests.Domain.Referrals;

public class ReferralClockTests
{
    [Theory]
    [InlineData("2025-09-26", 5, "2025-10-10")]
    [InlineData("2026-02-09", 15, "2026-03-06")]
    public void Working_days_leave_out_holidays_and_count_the_days_worked_in_their_stead(string start, int days, string due)
    {
        var clock = ReferralClock.StartNow(Stage.Decide, At(DateOnly.Parse(start)), days);

        (clock.Due, clock.Provisional).ShouldBe((DateOnly.Parse(due), false));
    }

    [Fact]
    public void A_deadline_in_a_year_without_published_holidays_is_provisional()
    {
        var residence = Refer(Zhongshan, At(new DateOnly(2026, 12, 28)));

        residence.Running!.Provisional.ShouldBeTrue();
    }

    [Fact]
    public void A_provisional_deadline_is_reckoned_again_once_the_holidays_are_published()
    {
        var start = new DateOnly(2026, 12, 28);
        var residence = Refer(Zhongshan, At(start));
        using var published = new StringReader("date,kind,name\n2026-01-01,holiday,元旦\n2027-01-01,holiday,元旦\n2027-01-04,holiday,元旦\n");
        var day = residence.Running!.Due.AddDays(1);
        var moment = At(day) with { Calendar = WorkingDays.Load(published) };

        residence.Escalate(moment).ShouldBeFalse();

        (residence.Running.Due, residence.Running.Provisional).ShouldBe((new DateOnly(2027, 1, 6), false));
    }

    [Fact]
    public void A_silence_is_carried_to_the_county_the_city_and_the_province()
    {
        var residence = Refer(Zhongshan);
        residence.TakeLetters();

        Escalations(residence, "2026-03-09").ShouldBeEmpty();
        Escalations(residence, "2026-03-10").ShouldBe([("210202", EscalationLevel.County)]);
        Escalations(residence, "2026-03-12").ShouldBeEmpty();
        Escalations(residence, "2026-03-13").ShouldBe([("2102", EscalationLevel.City)]);
        Escalations(residence, "2026-03-18").ShouldBe([("21", EscalationLevel.Province)]);
        Escalations(residence, "2026-05-18").ShouldBeEmpty();
    }

    [Fact]
    public void A_sweep_that_comes_late_tells_every_office_that_should_have_been_told()
    {
        var residence = Refer(Zhongshan);
        residence.TakeLetters();

        Escalations(residence, "2026-04-01").Select(told => told.Office).ShouldBe(["210202", "2102", "21"]);
    }

    [Fact]
    public void Whoever_was_told_of_a_silence_learns_that_it_is_over()
    {
        var (residence, hukou) = Referred();
        var late = At(new DateOnly(2026, 3, 13));
        while (residence.Escalate(late))
        {
        }

        residence.TakeLetters();
        hukou.Accept(late);
        residence.Take(hukou.Letter<AnswerLetter>(), late);

        var over = residence.TakeLetters().OfType<OverdueLetter>().ToList();
        over.Select(letter => letter.Office.ToString()).ShouldBe(["210202", "2102"]);
        over.ShouldAllBe(letter => letter.Clock.MetTime == late.Now && letter.Owing == Zhongshan);
    }

    [Fact]
    public void A_silent_city_is_reminded_first_and_then_the_province_is_told()
    {
        var (residence, hukou) = Referred();
        hukou.ReturnTo(Xigang);
        residence.Take(hukou.Letter<AnswerLetter>(), Now);
        var next = IncomingReferral.Receive(residence.Letter<CaseLetter>(), null, Now);
        next.ReturnTo(Zhongshan);
        residence.Take(next.Letter<AnswerLetter>(), Now);
        residence.TakeLetters();

        Escalations(residence, "2026-04-01").Select(told => told.Office).ShouldBe(["2102", "21"]);
    }

    [Fact]
    public void A_late_acknowledgement_is_carried_up_from_the_county_of_residence()
    {
        var (residence, hukou) = ConfirmedOnBothSides();
        residence.TakeLetters();

        Escalations(residence, "2026-04-01").Select(told => told.Office).ShouldBe(["210102", "2101", "21"]);
        Escalations(hukou, "2026-04-01").Select(told => told.Office).ShouldBe(["210102", "2101", "21"]);
    }

    [Fact]
    public void The_gateway_answers_to_the_province()
    {
        var (residence, gateway) = Referred(Jinjiang);
        residence.TakeLetters();

        Escalations(residence, "2026-04-01").Select(told => told.Office).ShouldBe(["21"]);
        Escalations(gateway, "2026-04-01").Select(told => told.Office).ShouldBe(["21"]);
    }

    private static List<(string Office, EscalationLevel Level)> Escalations(ReferralSide side, string day)
    {
        while (side.Escalate(At(DateOnly.Parse(day))))
        {
        }

        return [.. side.TakeLetters().OfType<OverdueLetter>().Select(letter => (letter.Office.ToString(), letter.Clock.Escalation))];
    }
}
