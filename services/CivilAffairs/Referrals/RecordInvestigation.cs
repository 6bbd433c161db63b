using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    public override Task<RecordInvestigationResponse> RecordInvestigation(RecordInvestigationRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            RequireShort(request.Evidence, "evidence");
            return new RecordInvestigationResponse
            {
                Referral = await StepInAsync(unit, request.ReferralId, (referral, moment) => referral.Report(request.Evidence.Trim(), moment), call),
            };
        });
}
