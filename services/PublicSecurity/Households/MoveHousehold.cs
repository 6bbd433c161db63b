using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Exchange.PublicSecurity.Households;

internal sealed partial class HouseholdService
{
    public override Task<MoveHouseholdResponse> MoveHousehold(MoveHouseholdRequest request, ServerCallContext call)
    {
        var check = new FieldCheck();
        check.CitizenNumber(request.CitizenId, "citizen_id", ErrorReason.CitizenIdInvalid);
        HouseholdCheck.Registration(check, request.ToDivision, "to_division");
        // A move of tomorrow could be no other's predecessor today, and a wrong year would bar every later one.
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        if (check.Date(request.MoveDate, "move_date"))
            check.Require(CivilDate.Parse(request.MoveDate) <= today, PlatformErrorReason.FieldInvalid, "move_date");
        check.ThrowIfAny();

        return transactions.OnceAsync(request, call, async unit =>
        {
            var record = await TheOneAsync(unit, request.CitizenId, call.CancellationToken);
            var household = register.Open(record);
            if (household.HukouDivision != request.ToDivision)
                Move(unit, record, household, request);
            return new MoveHouseholdResponse { Household = household };
        });
    }

    private void Move(UnitOfWork<PublicSecurityDb> unit, SealedRecord record, Household household, MoveHouseholdRequest request)
    {
        if (household.Moves.LastOrDefault() is { } last && CivilDate.Parse(request.MoveDate) < CivilDate.Parse(last.MoveDate))
            throw Fault.Field(ErrorReason.MoveNotAfterLast, "move_date");

        var from = household.HukouDivision;
        household.Moves.Add(new HouseholdMove { FromDivision = from, ToDivision = request.ToDivision, MoveDate = request.MoveDate });
        household.HukouDivision = request.ToDivision;
        register.Change(record, household);
        unit.Publish(
            new HouseholdMoved
            {
                MatchKey = ByteString.CopyFrom(record.MatchKey),
                FromDivision = from,
                ToDivision = request.ToDivision,
                MoveDate = request.MoveDate,
                RecordTime = unit.Now.ToTimestamp(),
            },
            subject: $"{record.RecordId}");
        unit.Audit("MOVE_HOUSEHOLD", $"{record.RecordId}");
    }
}
