using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.CivilAffairs.Eligibility;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;
using Exchange.Standards;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    public override Task<ResolveDisputeResponse> ResolveDispute(ResolveDisputeRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            var right = ReadRuling(request);
            var open = ReferralId.TryParse(request.ReferralId, out var id)
                ? await unit.Db.Escalations.Where(e => e.ReferralId == id && e.Stage == Stage.ResolveDispute && e.SettleTime == null)
                    .OrderBy(e => e.Id).ToListAsync(call.CancellationToken)
                : [];
            if (open is not [var dispute, ..])
                throw Fault.Of(ErrorReason.DisputeNotFound);

            // A node may serve both the city and the province, which was told of the city's silence: one ruling settles it for both.
            foreach (var row in open)
                row.SettleTime = unit.Now;
            var head = new LetterHead(id, dispute.Leg, 0, dispute.Residence, dispute.Hukou);
            Mail.Send(unit, new RulingLetter(head, dispute.Office, right, request.ReasonText.Trim()), file: null);
            unit.Audit("RESOLVE_DISPUTE", id.ToString());
            return new ResolveDisputeResponse { Escalation = ReferralView.Show(dispute) };
        });

    private static DivisionCode ReadRuling(ResolveDisputeRequest request)
    {
        var check = new FieldCheck();
        var right = new FieldReader("", check).Division(request.RightDivision, "right_division");
        check.Require(!check.IsClean || right.Level == DivisionLevel.County, ErrorReason.DivisionUnknown, "right_division");
        check.Require(request.ReasonText.Trim().Length > 0, ErrorReason.ReasonRequired, "reason_text");
        check.ThrowIfAny();
        RequirePlain(request.ReasonText, "reason_text");
        return right;
    }
}
