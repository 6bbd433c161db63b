using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Referrals;
using static Exchange.CivilAffairs.Tests.Domain.Referrals.Places;

namespace Exchange.CivilAffairs.Tests.Domain.Referrals;

public class ResidenceMovesTests
{
    private static readonly DateOnly Moved = new(2026, 3, 20);

    [Fact]
    public void The_open_side_moves_with_the_child_and_goes_on_where_it_stood()
    {
        var (old, hukou) = AcceptedOnBothSides();
        old.MoveTo(Shenhe, Moved, At(Moved), out var file).ShouldBeNull();
        var residence = OutgoingReferral.TakeOver(file!, default, Shenhe, At(Moved));

        hukou.Take(old.Letter<AddressLetter>()).ShouldBe(Reception.Applied);
        hukou.Confirm(AwardFrom(Zhongshan, Moved), At(Moved));
        var result = hukou.Letter<AwardLetter>();
        result.To.ShouldBe(Shenhe);
        residence.Take(result, At(Moved)).ShouldBe(Reception.Applied);
        residence.Acknowledge(Moved, At(Moved)).ShouldBeNull();
        hukou.Take(residence.Letter<AcknowledgementLetter>(), At(Moved)).ShouldBe(Reception.Applied);

        (old.IsOpen, residence.IsOpen, hukou.State).ShouldBe((false, false, ReferralState.Closed));
    }

    [Fact]
    public void The_old_county_gives_aid_through_the_month_of_the_move_and_the_new_one_from_the_next()
    {
        var old = Refer(Zhongshan);
        old.MoveTo(Shenhe, Moved, At(Moved), out var file);
        var residence = OutgoingReferral.TakeOver(file!, default, Shenhe, At(Moved));

        old.Aid.ShouldBe(new MonthSpan(new Month(2026, 3), new Month(2026, 3)));
        residence.Aid.ShouldBe(new MonthSpan(new Month(2026, 4)));
    }

    [Fact]
    public void A_result_that_comes_by_way_of_the_old_county_ends_the_aid_there_too()
    {
        var (old, hukou) = AcceptedOnBothSides();
        hukou.Confirm(AwardFrom(Zhongshan, Today), Now);
        var april = new DateOnly(2026, 4, 2);
        old.MoveTo(Shenhe, april, At(april), out var file);
        var residence = OutgoingReferral.TakeOver(file!, default, Shenhe, At(april));
        var result = hukou.Letter<AwardLetter>();

        old.PassOn(result);
        residence.Take(result, At(april)).ShouldBe(Reception.Applied);

        old.Aid.Last.ShouldBe(new Month(2026, 3));
        residence.Aid.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void What_has_moved_on_takes_no_step_and_runs_no_clock_here()
    {
        var old = Refer(Zhongshan);
        old.MoveTo(Shenhe, Moved, At(Moved), out _);

        old.Withdraw("x", Now).ShouldBe(Refusal.StateConflict);
        old.MoveTo(Tiedong, Moved, At(Moved), out var file).ShouldBe(Refusal.StateConflict);
        old.Escalate(At(new DateOnly(2026, 6, 1))).ShouldBeFalse();
        (file, old.Running).ShouldBe((null, null));
    }

    [Fact]
    public void A_clock_that_runs_goes_on_running_in_the_new_county()
    {
        var old = Refer(Zhongshan);
        old.MoveTo(Shenhe, Today, Now, out var file);
        var residence = OutgoingReferral.TakeOver(file!, default, Shenhe, Now);

        residence.Escalate(At(new DateOnly(2026, 3, 10))).ShouldBeTrue();
        residence.Letter<OverdueLetter>().From.ShouldBe(Shenhe);
    }
}
