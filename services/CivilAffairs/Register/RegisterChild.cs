using Exchange.CivilAffairs.Domain.Register;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using ChildState = Exchange.CivilAffairs.Domain.Register.ChildState;

namespace Exchange.CivilAffairs.Register;

internal sealed partial class RegisterService
{
    public override Task<RegisterChildResponse> RegisterChild(RegisterChildRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            var statement = Read(request.Child, unit.Today);
            var open = await unit.Db.Children.AsNoTracking()
                .SingleOrDefaultAsync(c => c.MatchKey == statement.MatchKey && c.State != ChildState.Ended, call.CancellationToken);
            if (open is not null)
                throw Fault.Of(ErrorReason.ChildAlreadyRegistered, ("child_id", open.ChildId));

            var record = ChildRecord.Enter(unit.NewId(), statement, unit.Now, options.RefreshMonths);
            unit.Db.Children.Add(record);
            unit.Audit("ENTER_CHILD", record.ChildId.ToString());
            WakeVerification(unit);
            return new RegisterChildResponse { Child = view.Show(record) };
        });
}
