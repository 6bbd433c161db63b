using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

public sealed class PayingCountyTests
{
    private static readonly string[] Counties = ["210202", "210102", "211322", "210411", "220102"];

    private static Hukou Moving(params (string Day, string To)[] transfers) => Hukou.At(A.Place("210202"))
        with
    { Transfers = [.. transfers.Select(transfer => new HukouTransfer(A.Day(transfer.Day), A.Place(transfer.To)))] };

    private static string Payer(Hukou hukou, int month) => PayingCounty.Of(new Month(2025, month), hukou).ToString();

    [Theory]
    [InlineData("2025-06-01")]
    [InlineData("2025-06-15")]
    [InlineData("2025-06-30")]
    public void The_old_county_pays_through_the_month_of_transfer_and_the_new_one_from_the_next(string day)
    {
        var hukou = Moving((day, "210102"));

        Payer(hukou, 5).ShouldBe("210202");
        Payer(hukou, 6).ShouldBe("210202");
        Payer(hukou, 7).ShouldBe("210102");
    }

    [Fact]
    public void Of_two_transfers_in_a_month_the_county_in_between_never_pays()
    {
        var hukou = Moving(("2025-06-20", "211322"), ("2025-06-05", "210102"));

        Payer(hukou, 6).ShouldBe("210202");
        Payer(hukou, 7).ShouldBe("211322");
    }

    [Fact]
    public void There_and_back_within_a_month_changes_nothing() =>
        Payer(Moving(("2025-06-05", "210102"), ("2025-06-20", "210202")), 7).ShouldBe("210202");

    [Fact]
    public void The_rate_is_that_of_the_county_that_pays()
    {
        var child = A.Child(A.Dead, A.Dead).In("210202").LivesWith(LivingArrangement.WithGuardian).Confirmed(Category.Orphan, "2025-01-15")
            with
        { Hukou = Moving(("2025-03-20", "210102")) };

        PaySchedules.Of(child, new Month(2025, 5), A.Law).Months.Select(month => (month.PayingCounty.ToString(), month.Amount.Amount))
            .ShouldBe([("210202", 2644m), ("210202", 2644m), ("210102", 2066m), ("210102", 2066m)]);
    }

    [Fact]
    public void After_a_transfer_out_of_the_province_the_months_go_on_and_the_province_pays_nothing()
    {
        var child = A.Child(A.Dead, A.Dead).In("210202").LivesWith(LivingArrangement.WithGuardian).Confirmed(Category.Orphan, "2025-01-15")
            with
        { Hukou = Moving(("2025-02-20", "220102")) };

        PaySchedules.Of(child, new Month(2025, 4), A.Law).Months.Select(month => (month.PayingCounty.ToString(), month.Amount.Amount))
            .ShouldBe([("210202", 2644m), ("220102", 0m), ("220102", 0m)]);
    }

    [Fact]
    public void Whatever_the_transfers_each_month_has_one_payer_and_none_is_left_out_or_paid_twice()
    {
        var random = new Random(1949);
        for (var round = 0; round < 500; round++)
        {
            var transfers = Enumerable.Range(0, random.Next(6))
                .Select(_ => new HukouTransfer(A.Day("2024-06-01").AddDays(random.Next(900)), A.Place(Counties[random.Next(Counties.Length)])))
                .DistinctBy(transfer => transfer.On).ToList();
            var hukou = Hukou.At(A.Place("210202")) with { Transfers = transfers };
            var child = A.Child(A.Dead, A.Dead).LivesWith(LivingArrangement.WithGuardian).Confirmed(Category.Orphan, "2025-01-15") with { Hukou = hukou };
            var months = PaySchedules.Of(child, new Month(2026, 12), A.Law).Months;

            months.Select(month => month.Month).SequenceEqual(Enumerable.Range(0, 23).Select(new Month(2025, 2).Add)).ShouldBeTrue();
            foreach (var month in months)
            {
                // Independently of the rule under test: walk the transfers, and let each take effect with the month after it.
                var payer = transfers.OrderBy(transfer => transfer.On).Where(transfer => Month.Of(transfer.On) < month.Month).Select(transfer => transfer.To).LastOrDefault(A.Place("210202"));
                (month.PayingCounty == payer).ShouldBeTrue($"{month.Month}: {month.PayingCounty}, not {payer}");
            }
        }
    }
}
