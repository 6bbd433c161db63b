using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Grpc.Core;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    private const int MostEvidence = 100;

    public override Task<SupplementReferralResponse> SupplementReferral(SupplementReferralRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            RequireEvidence(request.Evidence);
            var side = await ReferralDesk.OutgoingAsync(unit, request.ReferralId, call.CancellationToken);
            ReferralDesk.Refuse(side.Supplement(ReferralDesk.MomentOf(unit, side.Keeper)), side);

            var file = await ReferralDesk.FileOfAsync(unit.Db, side, call.CancellationToken);
            file.Evidence = string.Join('\n', [.. Lines(file.Evidence).Union(request.Evidence.Select(item => item.Trim()))]);
            return new SupplementReferralResponse { Referral = view.Show(side, await desk.KeepAsync(unit, side, call.CancellationToken)) };
        });

    private static void RequireEvidence(IReadOnlyList<string> evidence)
    {
        var check = new FieldCheck();
        check.Require(evidence.Count is > 0 and <= MostEvidence, ErrorReason.EvidenceRequired, "evidence");
        for (var i = 0; i < evidence.Count; i++)
        {
            var item = evidence[i];
            check.Require(item.Trim().Length > 0, ErrorReason.EvidenceRequired, $"evidence[{i}]");
            check.Require(!item.Contains('\n', StringComparison.Ordinal), PlatformErrorReason.FieldInvalid, $"evidence[{i}]");
        }

        check.ThrowIfAny();
        for (var i = 0; i < evidence.Count; i++)
            RequirePlain(evidence[i], $"evidence[{i}]");
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
