using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using ChildState = Exchange.CivilAffairs.Domain.Register.ChildState;

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

            var other = await unit.Db.Children.AsNoTracking()
                .SingleOrDefaultAsync(c => c.MatchKey == statement.MatchKey && c.State != ChildState.Ended && c.ChildId != record.ChildId, ct);
            if (other is not null)
                throw Fault.Of(ErrorReason.ChildAlreadyRegistered, ("child_id", other.ChildId));

            Refuse(record.Restate(statement, KnownFacts.Carry(record, statement), unit.Now));
            unit.Audit("RESTATE_CHILD", record.ChildId.ToString());
            WakeVerification(unit);
            return new UpdateChildResponse { Child = view.Show(record) };
        });
}
