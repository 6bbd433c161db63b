using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;
using Grpc.Core;

namespace Exchange.CivilAffairs.Register;

internal sealed partial class RegisterService
{
    // Stating the same again is no mistake: it is how a worker has the departments asked again.
    public override Task<UpdateChildResponse> UpdateChild(UpdateChildRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            var ct = call.CancellationToken;
            var statement = Read(request.Child, unit.Today);
            var record = await FindAsync(unit.Db, request.Child.ChildId, ct);
            if (request.Child.Etag.Length > 0 && request.Child.Etag != ChildView.EtagOf(record))
                throw Fault.Of(ErrorReason.EtagMismatch);

            await RefuseSecondEntryAsync(unit.Db, statement.MatchKey, record.ChildId, ct);
            Refuse(record.Restate(statement, KnownFacts.Carry(record, statement), unit.Now));
            unit.Audit("RESTATE_CHILD", record.ChildId.ToString());
            WakeVerification(unit);
            return new UpdateChildResponse { Child = view.Show(record) };
        });
}
