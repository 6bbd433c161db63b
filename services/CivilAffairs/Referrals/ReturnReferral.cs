using Exchange.CivilAffairs.Eligibility;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;
using Grpc.Core;
using ReturnReason = Exchange.CivilAffairs.Domain.Referrals.ReturnReason;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    public override Task<ReturnReferralResponse> ReturnReferral(ReturnReferralRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            var check = new FieldCheck();
            var right = new FieldReader("", check).Division(request.RightDivision, "right_division");
            check.ThrowIfAny();
            RequirePlain(request.Evidence, "evidence");
            RequirePlain(request.ReasonText, "reason_text");
            var (reason, evidence, text) = ((ReturnReason)request.Reason, request.Evidence.Trim(), request.ReasonText.Trim());
            var referral = await DecideAsync(
                unit, request.ReferralId, (side, moment) => side.Return(reason, right, evidence, text, moment), call);
            return new ReturnReferralResponse { Referral = referral };
        });
}
