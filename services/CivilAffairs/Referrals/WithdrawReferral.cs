using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    public override Task<WithdrawReferralResponse> WithdrawReferral(WithdrawReferralRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            RequirePlain(request.ReasonText, "reason_text");
            var reason = request.ReasonText.Trim();
            var referral = await StepOutAsync(unit, request.ReferralId, (side, moment) => side.Withdraw(reason, moment), call);
            return new WithdrawReferralResponse { Referral = referral };
        });
}
