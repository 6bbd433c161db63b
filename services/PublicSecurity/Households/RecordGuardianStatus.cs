using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Exchange.PublicSecurity.Households;

internal sealed partial class HouseholdService
{
    public override Task<RecordGuardianStatusResponse> RecordGuardianStatus(RecordGuardianStatusRequest request, ServerCallContext call)
    {
        var check = new FieldCheck();
        check.CitizenNumber(request.CitizenId, "citizen_id", ErrorReason.CitizenIdInvalid);
        RequestCheck.Required(check, request, "role", "status");
        if (request.Status is { } status)
            HouseholdCheck.Status(check, status, "status");
        check.ThrowIfAny();

        return transactions.OnceAsync(request, call, async unit =>
        {
            var record = await TheOneAsync(unit, request.CitizenId, call.CancellationToken);
            var household = register.Open(record);
            var parent = LegalParent(household, request.Role) ?? throw Fault.Field(ErrorReason.ParentNotFound, "role");

            Enter(parent, request.Status);
            register.Change(record, household);
            unit.Publish(
                new GuardianStatusChanged
                {
                    MatchKey = ByteString.CopyFrom(record.MatchKey),
                    Role = request.Role,
                    Status = request.Status,
                    RecordTime = unit.Now.ToTimestamp(),
                },
                subject: $"{record.RecordId}");
            unit.Audit("RECORD_GUARDIAN_STATUS", $"{record.RecordId}");
            return new RecordGuardianStatusResponse { Parent = StatusIntervals.Of(parent) };
        });
    }

    // The same status from the same day on is the one known before, put right: most often its end has come.
    private static void Enter(ParentFacts parent, ParentStatusInterval status)
    {
        if (parent.Statuses.FirstOrDefault(known => known.Kind == status.Kind && known.FromDate == status.FromDate) is { } known)
            parent.Statuses.Remove(known);
        parent.Statuses.Add(status);
    }

    // Adoptive parents replace birth parents; a step-parent is none by law.
    private static ParentFacts? LegalParent(Household household, ParentFacts.Types.Role role) => household.Parents
        .Select(parent => parent.Facts)
        .Where(facts => facts.Role == role && facts.Kind != ParentKind.Step)
        .OrderByDescending(facts => facts.Kind == ParentKind.Adoptive)
        .FirstOrDefault();
}
