using Exchange.MedicalInsurance.Claims;
using Exchange.MedicalInsurance.Domain.Claims;
using Exchange.Standards;

namespace Exchange.MedicalInsurance.Tests.Domain.Claims;

public sealed class ClaimQuoteTests
{
    private static readonly DivisionCode Shenyang = DivisionCode.Parse("210102");
    private static readonly DateOnly Settled = new(2025, 7, 15);

    private static Claim Orphan(decimal total, decimal outOfCatalogue) =>
        new(Yuan.Exactly(total), Yuan.Exactly(outOfCatalogue)) { Category = ProtectedCategory.Orphan };

    private static ClaimQuote Quote(Claim claim, params string[] figures) => ClaimQuote.Of(claim, Shenyang, Settled, With(figures));

    private static Parameters With(params string[] figures) =>
        Parameters.Of(figures.Select(figure => figure.Split('='))
            .Select(pair => new Parameter(pair[0], DivisionCode.Parse("21"), new DateOnly(2000, 1, 1), null, pair[1], "test", ParameterOrigin.Report, "test", 1)))
            .Over(ClaimParameters.Current);

    public static TheoryData<decimal, decimal, decimal, decimal[]> Examples => new()
    {
        { 48_000, 3_000, 500, [31_150.00m, 4_387.50m, 6_623.75m, 5_838.75m, 4_838.75m, 1_000.00m] },
        { 240_000, 20_000, 800, [120_000.00m, 69_000.00m, 21_700.00m, 29_300.00m, 28_300.00m, 1_000.00m] },
        { 9_600, 600, 500, [5_950.00m, 0.00m, 2_135.00m, 1_515.00m, 515.00m, 1_000.00m] },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_examples_of_the_domain_come_out_to_the_fen(decimal total, decimal outOfCatalogue, decimal deductible, decimal[] expected)
    {
        var quote = Quote(Orphan(total, outOfCatalogue) with { BasicDeductible = Yuan.Exactly(deductible) });

        new[] { quote.Basic, quote.Critical, quote.Aid, quote.Self, quote.Tomorrow, quote.Family }.Select(amount => amount.Amount).ShouldBe(expected);
    }

    [Fact]
    public void Each_layer_shows_its_arithmetic_and_its_sources()
    {
        var quote = Quote(Orphan(48_000, 3_000));

        quote.Steps.Select(step => step.Layer).ShouldBe(Enum.GetValues<ClaimLayer>());
        quote.Steps.Select(step => step.Formula).ShouldBe(
        [
            "min(120000.00, max(0, 45000.00 − 500.00) × 0.70)",
            "max(0, 13850.00 − 8000.00) × 0.75",
            "9462.50 × 0.70",
            "2838.75 + 3000.00",
            "max(0, 5838.75 − 1000.00)",
        ]);
        quote.Steps[1].Parameters.Select(parameter => parameter.Name).ShouldBe(["claim.critical.deductible", "claim.critical.rate"]);
        quote.Steps[1].Parameters.ShouldAllBe(parameter => parameter.Source.Length > 0);
    }

    [Fact]
    public void A_layer_that_rests_on_an_assumption_is_provisional_and_one_that_does_not_is_not()
    {
        var quote = Quote(new Claim(Yuan.Of(48_000), Yuan.Of(3_000)));

        quote.IsProvisional.ShouldBeTrue();
        quote.Steps.Single(step => step.Layer == ClaimLayer.Basic).IsProvisional.ShouldBeTrue();
        quote.Steps.Single(step => step.Layer == ClaimLayer.Self).IsProvisional.ShouldBeFalse();
        quote.Steps.Single(step => step.Layer == ClaimLayer.Tomorrow).IsProvisional.ShouldBeFalse();
    }

    [Theory]
    [InlineData(ProtectedCategory.Orphan, 4_838.75)]
    [InlineData(ProtectedCategory.DeFactoUnsupported, 4_838.75)]
    [InlineData(ProtectedCategory.MinimumLiving, 0)]
    [InlineData(ProtectedCategory.None, 0)]
    internal void Tomorrow_plan_is_for_orphans_and_DFUC(ProtectedCategory category, decimal expected) =>
        Quote(Orphan(48_000, 3_000) with { Category = category }).Tomorrow.Amount.ShouldBe(expected);

    [Theory]
    [InlineData(1_000.00, 0)]
    [InlineData(1_000.01, 0.01)]
    public void Tomorrow_plan_pays_the_excess_over_the_threshold(decimal self, decimal expected) =>
        Quote(Orphan(self, self)).Tomorrow.Amount.ShouldBe(expected);

    [Theory]
    [InlineData(0, 4_387.50)]
    [InlineData(3_000, 6_637.50)]
    [InlineData(8_000, 10_387.50)]
    [InlineData(9_000, 10_387.50)]
    public void The_critical_deductible_accumulates_over_the_year(decimal used, decimal expected) =>
        Quote(Orphan(48_000, 3_000) with { CriticalDeductibleUsed = Yuan.Exactly(used) }).Critical.Amount.ShouldBe(expected);

    [Theory]
    [InlineData("none", 0, 6_623.75)]
    [InlineData("5000", 0, 5_000)]
    [InlineData("5000", 4_000, 1_000)]
    [InlineData("5000", 6_000, 0)]
    public void Aid_stays_within_what_is_left_of_the_yearly_cap(string cap, decimal paid, decimal expected) =>
        Quote(Orphan(48_000, 3_000) with { AidPaid = Yuan.Exactly(paid) }, $"claim.aid.yearly_cap={cap}").Aid.Amount.ShouldBe(expected);

    [Theory]
    [InlineData(0, 31_150)]
    [InlineData(100_000, 20_000)]
    [InlineData(130_000, 0)]
    public void Basic_insurance_stays_within_what_is_left_of_the_yearly_cap(decimal paid, decimal expected) =>
        Quote(Orphan(48_000, 3_000) with { BasicPaid = Yuan.Exactly(paid) }).Basic.Amount.ShouldBe(expected);

    [Fact]
    public void Every_layer_is_rounded_half_up_to_the_fen()
    {
        // 0.05 × 0.7 = 0.035; 0.01 × 0.75 = 0.0075; 0 of 0.00.
        var quote = Quote(Orphan(0.05m, 0), "claim.basic.deductible=0", "claim.critical.deductible=0");

        quote.Basic.ShouldBe(Yuan.Exactly(0.04m));
        quote.Critical.ShouldBe(Yuan.Exactly(0.01m));
        quote.Aid.ShouldBe(Yuan.Zero);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(499.99, 0)]
    [InlineData(500, 0)]
    [InlineData(500.01, 0.01)]
    public void Nothing_is_paid_by_basic_insurance_up_to_the_deductible(decimal total, decimal expected) =>
        Quote(Orphan(total, 0)).Basic.Amount.ShouldBe(expected);

    [Fact]
    public void The_rules_are_those_of_the_insured_place()
    {
        var dalian = new Parameter("claim.basic.rate", DivisionCode.Parse("2102"), new DateOnly(2000, 1, 1), null, "0.8", "test", ParameterOrigin.Report, "test", 1);
        var parameters = Parameters.Of([dalian]).Over(ClaimParameters.Current);

        ClaimQuote.Of(Orphan(48_000, 3_000), DivisionCode.Parse("210202"), Settled, parameters).Basic.ShouldBe(Yuan.Of(35_600));
        ClaimQuote.Of(Orphan(48_000, 3_000), Shenyang, Settled, parameters).Basic.ShouldBe(Yuan.Of(31_150));
    }

    [Fact]
    public void A_place_or_day_without_rules_is_refused_and_never_quoted_by_other_rules()
    {
        Should.Throw<ParameterMissingException>(() => ClaimQuote.Of(Orphan(100, 0), DivisionCode.Parse("110101"), Settled, ClaimParameters.Current)).Name.ShouldBe("claim.basic.rate");
        Should.Throw<ParameterMissingException>(() => ClaimQuote.Of(Orphan(100, 0), Shenyang, new DateOnly(2019, 1, 1), ClaimParameters.Current));
    }

    [Theory]
    [InlineData(-1, 0, "Total")]
    [InlineData(100, -1, "OutOfCatalogue")]
    [InlineData(100, 100.01, "OutOfCatalogue")]
    public void A_claim_that_cannot_be_says_which_field_is_wrong(decimal total, decimal outOfCatalogue, string field)
    {
        var claim = Orphan(total, outOfCatalogue);

        claim.Problem!.Value.Field.ShouldBe(field);
        Should.Throw<ArgumentException>(() => Quote(claim)).Message.ShouldContain(field);
    }

    [Fact]
    public void The_layers_and_the_familys_part_always_add_up_to_the_total_and_none_is_negative()
    {
        var random = new Random(20250715);
        for (var round = 0; round < 5_000; round++)
        {
            var total = random.NextInt64(0, 50_000_000);
            var claim = new Claim(Yuan.FromFen(total), Yuan.FromFen(random.NextInt64(0, total + 1)))
            {
                Category = (ProtectedCategory)random.Next(7),
                BasicDeductible = random.Next(2) == 0 ? null : Yuan.FromFen(random.Next(200_000)),
                BasicPaid = Yuan.FromFen(random.Next(20_000_000)),
                CriticalDeductibleUsed = Yuan.FromFen(random.Next(1_600_000)),
                AidPaid = Yuan.FromFen(random.Next(4_000_000)),
            };
            var quote = Quote(claim, random.Next(2) == 0 ? "claim.aid.yearly_cap=none" : "claim.aid.yearly_cap=30000");

            (quote.Basic + quote.Critical + quote.Aid + quote.Tomorrow + quote.Family).ShouldBe(claim.Total);
            new[] { quote.Basic, quote.Critical, quote.Aid, quote.Self, quote.Tomorrow, quote.Family }.Any(amount => amount.IsNegative).ShouldBeFalse();
            (quote.Self >= claim.OutOfCatalogue).ShouldBeTrue();
        }
    }
}
