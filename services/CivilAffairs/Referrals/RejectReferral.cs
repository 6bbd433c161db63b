using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    public override Task<RejectReferralResponse> RejectReferral(RejectReferralRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            RequirePlain(request.ReasonText, "reason_text");
            var reason = request.ReasonText.Trim();
            var referral = await DecideAsync(unit, request.ReferralId, (side, moment) => side.Reject(reason, moment), call);
            return new RejectReferralResponse { Referral = referral };
        });
}
