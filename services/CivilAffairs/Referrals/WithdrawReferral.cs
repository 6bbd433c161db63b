using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    public override Task<WithdrawReferralResponse> WithdrawReferral(WithdrawReferralRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            RequireShort(request.ReasonText, "reason_text");
            return new WithdrawReferralResponse
            {
                Referral = await StepOutAsync(unit, request.ReferralId, (referral, moment) => referral.Withdraw(request.ReasonText.Trim(), moment), call),
            };
        });
}
