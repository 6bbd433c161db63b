using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    public override Task<RejectReferralResponse> RejectReferral(RejectReferralRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            RequireShort(request.ReasonText, "reason_text");
            return new RejectReferralResponse
            {
                Referral = await DecideAsync(unit, request.ReferralId, (referral, moment) => referral.Reject(request.ReasonText.Trim(), moment), call),
            };
        });
}
