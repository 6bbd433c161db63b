using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Testing;
using Grpc.Core;
using static Exchange.MedicalInsurance.Tests.Register;

namespace Exchange.MedicalInsurance.Tests.Claims;

[Collection(OnSharedRegister.Name)]
public sealed class QuoteClaimTests(SharedRegister shared)
{
    private static QuoteClaimRequest Claim(long total, long outOfCatalogue, long? deductible = null)
    {
        var request = new QuoteClaimRequest
        {
            InsuredDivision = Heping,
            SettlementDate = "2025-07-15",
            TotalFen = total,
            OutOfCatalogueFen = outOfCatalogue,
            Category = BenefitCategory.Orphan,
        };
        if (deductible is { } fen)
            request.BasicDeductibleFen = fen;
        return request;
    }

    public static TheoryData<QuoteClaimRequest, long[]> Examples => new()
    {
        { Claim(48_000_00, 3_000_00), [45_000_00, 31_150_00, 4_387_50, 6_623_75, 5_838_75, 4_838_75, 1_000_00] },
        { Claim(240_000_00, 20_000_00, 800_00), [220_000_00, 120_000_00, 69_000_00, 21_700_00, 29_300_00, 28_300_00, 1_000_00] },
        { Claim(9_600_00, 600_00), [9_000_00, 5_950_00, 0, 2_135_00, 1_515_00, 515_00, 1_000_00] },
        { Claim(0, 0), [0, 0, 0, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task The_examples_of_the_domain_come_out_to_the_fen(QuoteClaimRequest request, long[] layers)
    {
        var quote = await shared.Sqlite.Claims.QuoteClaimAsync(request);

        long[] quoted =
            [quote.CompliantFen, quote.BasicFen, quote.CriticalFen, quote.AidFen, quote.SelfFen, quote.TomorrowFen, quote.FamilyFen];
        quoted.ShouldBe(layers);
        quote.Steps.Select(step => (step.Layer, step.AmountFen)).ShouldBe(
            [("BASIC", layers[1]), ("CRITICAL", layers[2]), ("AID", layers[3]), ("SELF", layers[4]), ("TOMORROW", layers[5])]);
        quote.Steps.ShouldAllBe(step => step.Formula.Length > 0);
        quote.Steps[0].Provisional.ShouldBeTrue();
        quote.Steps[1].Sources.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(BenefitCategory.DeFactoUnsupported, 4_838_75)]
    [InlineData(BenefitCategory.MinimumLiving, 0)]
    [InlineData(BenefitCategory.Unspecified, 0)]
    public async Task The_category_decides_about_tomorrow_plan(BenefitCategory category, long fen)
    {
        var request = Claim(48_000_00, 3_000_00);
        request.Category = category;

        (await shared.Sqlite.Claims.QuoteClaimAsync(request)).TomorrowFen.ShouldBe(fen);
    }

    [Fact]
    public async Task What_the_year_has_used_up_counts()
    {
        var request = Claim(48_000_00, 3_000_00);
        (request.CriticalDeductibleUsedFen, request.BasicPaidFen) = (8_000_00, 110_000_00);

        var quote = await shared.Sqlite.Claims.QuoteClaimAsync(request);

        (quote.BasicFen, quote.CriticalFen).ShouldBe((10_000_00, 26_250_00));
    }

    [Fact]
    public async Task A_deductible_of_nothing_is_not_the_rule_of_the_place()
    {
        (await shared.Sqlite.Claims.QuoteClaimAsync(Claim(9_600_00, 600_00, deductible: 0))).BasicFen.ShouldBe(6_300_00);
    }

    public static TheoryData<string, Action<QuoteClaimRequest>> WrongClaims => new()
    {
        { "insured_division DIVISION_UNKNOWN", request => request.InsuredDivision = "" },
        { "insured_division DIVISION_UNKNOWN", request => request.InsuredDivision = "2101" },
        { "settlement_date FIELD_REQUIRED", request => request.SettlementDate = "" },
        { "settlement_date FIELD_INVALID", request => request.SettlementDate = "15.7.2025" },
        { "total_fen AMOUNT_INVALID", request => request.TotalFen = -1 },
        { "total_fen AMOUNT_INVALID", request => request.TotalFen = 1_000_000_000_001 },
        { "out_of_catalogue_fen AMOUNT_INVALID", request => request.OutOfCatalogueFen = -1 },
        { "out_of_catalogue_fen AMOUNT_INVALID", request => request.OutOfCatalogueFen = request.TotalFen + 1 },
        { "out_of_catalogue_fen AMOUNT_INVALID", request => request.OutOfCatalogueFen = long.MaxValue },
        { "basic_deductible_fen AMOUNT_INVALID", request => request.BasicDeductibleFen = -1 },
        { "basic_paid_fen AMOUNT_INVALID", request => request.BasicPaidFen = -1 },
        { "critical_deductible_used_fen AMOUNT_INVALID", request => request.CriticalDeductibleUsedFen = long.MinValue },
        { "aid_used_fen AMOUNT_INVALID", request => request.AidUsedFen = 1_000_000_000_001 },
        { "category ENUM_VALUE_UNKNOWN", request => request.Category = (BenefitCategory)77 },
    };

    [Theory]
    [MemberData(nameof(WrongClaims))]
    public async Task A_claim_that_cannot_be_quoted_is_refused_by_the_field(string violation, Action<QuoteClaimRequest> makeWrong)
    {
        var request = Claim(48_000_00, 3_000_00);
        makeWrong(request);

        var refusal = await Refusal.OfAsync(() => shared.Sqlite.Claims.QuoteClaimAsync(request).ResponseAsync);

        refusal.Code.ShouldBe(StatusCode.InvalidArgument);
        refusal.Fields.ShouldBe([violation]);
    }

    [Theory]
    [InlineData("110101", "2025-07-15")]
    [InlineData(Heping, "1999-12-31")]
    public async Task A_place_or_day_without_rules_is_said_and_not_guessed(string place, string day)
    {
        var request = Claim(48_000_00, 3_000_00);
        (request.InsuredDivision, request.SettlementDate) = (place, day);

        var refusal = await Refusal.OfAsync(() => shared.Sqlite.Claims.QuoteClaimAsync(request).ResponseAsync);

        (refusal.Code, refusal.Reason).ShouldBe((StatusCode.FailedPrecondition, "medicalinsurance.exchange/PARAMETER_MISSING"));
        refusal.Everything.ShouldContain("claim.basic.");
    }
}
