using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.MedicalInsurance.Domain.Claims;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.MedicalInsurance.Claims;

/// <summary>Quotes claims by the rules of the insured place.</summary>
internal sealed class ClaimService : Contracts.MedicalInsurance.V1.ClaimService.ClaimServiceBase
{
    private const long LargestAmount = 1_000_000_000_000;

    public override Task<QuoteClaimResponse> QuoteClaim(QuoteClaimRequest request, ServerCallContext call)
    {
        Check(request);
        var claim = new Claim(Yuan.FromFen(request.TotalFen), Yuan.FromFen(request.OutOfCatalogueFen))
        {
            Category = CategoryOf(request.Category),
            BasicDeductible = request.HasBasicDeductibleFen ? Yuan.FromFen(request.BasicDeductibleFen) : null,
            BasicPaid = Yuan.FromFen(request.BasicPaidFen),
            CriticalDeductibleUsed = Yuan.FromFen(request.CriticalDeductibleUsedFen),
            AidPaid = Yuan.FromFen(request.AidUsedFen),
        };
        try
        {
            var (place, day) = (DivisionCode.Parse(request.InsuredDivision), CivilDate.Parse(request.SettlementDate));
            return Task.FromResult(Response(ClaimQuote.Of(claim, place, day, ClaimParameters.Current)));
        }
        catch (ParameterMissingException missing)
        {
            throw Fault.Of(ErrorReason.ParameterMissing, ("parameter", missing.Name));
        }
    }

    private static void Check(QuoteClaimRequest request)
    {
        var check = new FieldCheck();
        check.County(request.InsuredDivision, "insured_division", ErrorReason.DivisionUnknown);
        check.Date(request.SettlementDate, "settlement_date");
        if (Amount("total_fen", request.TotalFen) & Amount("out_of_catalogue_fen", request.OutOfCatalogueFen))
            check.Require(request.OutOfCatalogueFen <= request.TotalFen, ErrorReason.AmountInvalid, "out_of_catalogue_fen");
        Amount("basic_deductible_fen", request.BasicDeductibleFen);
        Amount("basic_paid_fen", request.BasicPaidFen);
        Amount("critical_deductible_used_fen", request.CriticalDeductibleUsedFen);
        Amount("aid_used_fen", request.AidUsedFen);
        check.ThrowIfAny();

        bool Amount(string field, long fen) => check.Require(fen is >= 0 and <= LargestAmount, ErrorReason.AmountInvalid, field);
    }

    private static ProtectedCategory CategoryOf(BenefitCategory category) => category switch
    {
        BenefitCategory.Orphan => ProtectedCategory.Orphan,
        BenefitCategory.DeFactoUnsupported => ProtectedCategory.DeFactoUnsupported,
        BenefitCategory.ExtremePoverty => ProtectedCategory.ExtremePoverty,
        BenefitCategory.MinimumLiving => ProtectedCategory.MinimumLiving,
        BenefitCategory.Disabled => ProtectedCategory.Disabled,
        BenefitCategory.OtherDifficulty => ProtectedCategory.OtherDifficulty,
        _ => ProtectedCategory.None,
    };

    private static QuoteClaimResponse Response(ClaimQuote quote) => new()
    {
        CompliantFen = quote.Compliant.Fen,
        BasicFen = quote.Basic.Fen,
        CriticalFen = quote.Critical.Fen,
        AidFen = quote.Aid.Fen,
        SelfFen = quote.Self.Fen,
        TomorrowFen = quote.Tomorrow.Fen,
        FamilyFen = quote.Family.Fen,
        Steps =
        {
            quote.Steps.Select(step => new Contracts.MedicalInsurance.V1.ClaimStep
            {
                Layer = step.Layer.ToString().ToUpperInvariant(),
                Formula = step.Formula,
                AmountFen = step.Amount.Fen,
                Sources = { step.Parameters.Select(parameter => parameter.Source).Distinct() },
                Provisional = step.IsProvisional,
            }),
        },
    };
}
