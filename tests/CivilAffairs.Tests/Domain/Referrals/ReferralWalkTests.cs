using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Referrals;

namespace Exchange.CivilAffairs.Tests.Domain.Referrals;

public class ReferralWalkTests
{
    private const int Walks = 3000;

    [Fact]
    public void However_letters_are_shuffled_delayed_and_repeated_both_sides_end_alike()
    {
        var ends = new Dictionary<ReferralState, int>();
        for (var seed = 1; seed <= Walks; seed++)
        {
            var world = new ReferralWorld(seed);
            world.Start();
            for (var steps = seed % 60; steps > 0; steps--)
            {
                world.Step();
                AtMostOneSideIsOpen(world);
            }

            world.Settle();
            world.Finish();
            BothSidesAgree(world);
            EveryMonthHasOnePayer(world);
            ends[world.Live!.State] = ends.GetValueOrDefault(world.Live.State) + 1;
        }

        // The walk has been everywhere that a referral can end.
        ends.Keys.ShouldBe(
            [ReferralState.Closed, ReferralState.Returned, ReferralState.Rejected, ReferralState.Withdrawn, ReferralState.External], ignoreOrder: true);
    }

    private static void AtMostOneSideIsOpen(ReferralWorld world)
    {
        world.Outgoing.Values.Count(side => side.IsOpen).ShouldBeLessThanOrEqualTo(1, $"seed {world.Seed}");
        world.Incoming.Values.Count(side => side.IsOpen).ShouldBeLessThanOrEqualTo(1, $"seed {world.Seed}");
    }

    private static void BothSidesAgree(ReferralWorld world)
    {
        var (residence, hukou) = (world.Live!, world.Incoming[world.Incoming.Keys.Max()]);
        hukou.Leg.ShouldBe(residence.Leg, $"seed {world.Seed}");
        hukou.Hukou.ShouldBe(residence.Hukou);
        hukou.SentVersion.ShouldBe(residence.ReceivedVersion);
        residence.SentVersion.ShouldBe(hukou.ReceivedVersion);
        hukou.Award.ShouldBe(residence.Award);
        if (residence.State == ReferralState.Withdrawn)
        {
            // Given up after a return, of which the other county keeps the record as it was.
            hukou.State.ShouldBeOneOf([ReferralState.Withdrawn, ReferralState.Returned, ReferralState.ReRouted], $"seed {world.Seed}");
            return;
        }

        hukou.State.ShouldBe(residence.State, $"seed {world.Seed}");
        hukou.Residence.ShouldBe(residence.Residence, $"seed {world.Seed}");
    }

    private static void EveryMonthHasOnePayer(ReferralWorld world)
    {
        var residence = world.Live!;
        if (residence.Award is not { } award || world.Incoming.Values.Any(side => side.IsExternal))
            return;
        MonthSpan[] spans = [.. world.FormerAid, .. world.Outgoing.Values.Select(side => side.Aid), award.Months];
        PaymentMonthsTests.OnePayerEach(spans, Month.Of(Places.Today), Month.Of(world.Moment.Today).Add(3), world.Seed);
    }
}
