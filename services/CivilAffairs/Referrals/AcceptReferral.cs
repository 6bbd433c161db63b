using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    public override Task<AcceptReferralResponse> AcceptReferral(AcceptReferralRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit => new AcceptReferralResponse
        {
            Referral = await DecideAsync(unit, request.ReferralId, (referral, moment) => referral.Accept(moment), call),
        });
}
