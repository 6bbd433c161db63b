using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    public override Task<OpenReferralResponse> OpenReferral(OpenReferralRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit => new OpenReferralResponse
        {
            Referral = await StepInAsync(unit, request.ReferralId, (referral, _) => referral.Open(), call),
        });
}
