using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Referrals;
using static Exchange.CivilAffairs.Tests.Domain.Referrals.Places;

namespace Exchange.CivilAffairs.Tests.Domain.Referrals;

public class PaymentMonthsTests
{
    [Fact]
    public void Aid_lasts_from_the_month_of_the_referral_to_the_one_before_protection()
    {
        var (residence, _) = ConfirmedOnBothSides();

        residence.Aid.ShouldBe(new MonthSpan(new Month(2026, 3), new Month(2026, 3)));
        residence.Award!.Months.First.ShouldBe(new Month(2026, 4));
    }

    [Fact]
    public void A_second_referral_gives_no_aid_in_a_month_that_was_paid_already()
    {
        var residence = OutgoingReferral.Create(new ReferralId(Guid.NewGuid()), default, Heping, Zhongshan, new Month(2026, 3), Now);

        residence.Aid.First.ShouldBe(new Month(2026, 4));
    }

    [Fact]
    public void Every_month_has_one_payer_however_often_the_child_moves_and_whenever_protection_begins()
    {
        for (var seed = 1; seed <= 2000; seed++)
        {
            var random = new Random(seed);
            var day = new DateOnly(2024, random.Next(1, 13), random.Next(1, 29));
            List<MonthSpan> aid = [new(PaymentMonths.FirstOfAid(day, null))];
            for (var moves = random.Next(0, 4); moves > 0; moves--)
            {
                day = day.AddDays(random.Next(0, 70));
                var (old, next) = PaymentMonths.Divide(aid[^1], day);
                aid = [.. aid.SkipLast(1), old, next];
            }

            var confirmed = day.AddDays(random.Next(0, 90));
            List<MonthSpan> paid = [new(Month.Of(confirmed).Next)];
            aid = [.. aid.Select(span => PaymentMonths.AidUntil(span, paid[0]))];
            for (var moves = random.Next(0, 4); moves > 0; moves--)
            {
                confirmed = confirmed.AddDays(random.Next(0, 70));
                var (old, next) = PaymentMonths.Divide(paid[^1], confirmed);
                paid = [.. paid.SkipLast(1), old, next];
            }

            OnePayerEach([.. aid, .. paid], aid[0].First, Month.Of(confirmed).Add(6), seed);
        }
    }

    /// <summary>Fails where a month has no payer or two.</summary>
    internal static void OnePayerEach(IReadOnlyList<MonthSpan> spans, Month from, Month through, int seed)
    {
        for (var month = from; month <= through; month = month.Next)
            spans.Count(span => span.Contains(month)).ShouldBe(1, $"seed {seed}, month {month}: {string.Join(", ", spans)}");
    }
}
