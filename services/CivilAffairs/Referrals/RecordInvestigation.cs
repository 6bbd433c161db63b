using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    public override Task<RecordInvestigationResponse> RecordInvestigation(RecordInvestigationRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            RequirePlain(request.Evidence, "evidence");
            var referral = await StepInAsync(unit, request.ReferralId, (side, moment) => side.Report(request.Evidence.Trim(), moment), call);
            return new RecordInvestigationResponse { Referral = referral };
        });
}
