using Exchange.CivilAffairs.Eligibility;
using Exchange.CivilAffairs.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.CivilAffairs.Register;

internal sealed partial class RegisterService
{
    public override Task<MoveResidenceResponse> MoveResidence(MoveResidenceRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            var (to, moved) = ReadMove(request, unit.Today);
            var record = await FindAsync(unit.Db, request.ChildId, call.CancellationToken);

            // Within the county the ledger is only changed, and out of the province nobody takes the file: the entry ends as such.
            if (to.County == record.Residence.County || to.Province != record.Residence.Province)
                throw Fault.Field(Contracts.Type.V1.PlatformErrorReason.FieldInvalid, "to_division");
            Refuse(record.End(Domain.Register.EndReason.MovedAway, moved, unit.Now));
            await childFiles.SendAsync(unit, record, to, request.Address, moved, call.CancellationToken);
            unit.Audit("MOVE_RESIDENCE", record.ChildId.ToString());
            return new MoveResidenceResponse { Child = view.Show(record) };
        });

    private static (DivisionCode To, DateOnly Moved) ReadMove(MoveResidenceRequest request, DateOnly today)
    {
        var check = new FieldCheck();
        var field = new FieldReader("", check);
        field.RequireFilled(request.ToDivision.Length > 0, "to_division");
        var to = field.Division(request.ToDivision, "to_division");
        field.RequireFilled(request.MoveDate.Length > 0, "move_date");
        var moved = field.Date(request.MoveDate, "move_date");
        field.Require(moved is null || moved <= today, "move_date");
        field.Require(request.Address.Length <= StatementReader.LongestAddress, "address");
        check.ThrowIfAny();
        return (to, moved!.Value);
    }
}
