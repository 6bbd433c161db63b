using Exchange.CivilAffairs.Eligibility;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;
using Grpc.Core;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    public override Task<AcknowledgeResultResponse> AcknowledgeResult(AcknowledgeResultRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            var check = new FieldCheck();
            var field = new FieldReader("", check);
            field.RequireFilled(request.GuardianToldDate.Length > 0, "guardian_told_date");
            var told = field.Date(request.GuardianToldDate, "guardian_told_date");
            field.Require(told is null || told <= unit.Today, "guardian_told_date");
            check.ThrowIfAny();
            var referral = await StepOutAsync(unit, request.ReferralId, (side, moment) => side.Acknowledge(told!.Value, moment), call);
            return new AcknowledgeResultResponse { Referral = referral };
        });
}
