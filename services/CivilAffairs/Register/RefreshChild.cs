using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Register;

internal sealed partial class RegisterService
{
    public override Task<RefreshChildResponse> RefreshChild(RefreshChildRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            var record = await FindAsync(unit.Db, request.ChildId, call.CancellationToken);
            Refuse(record.Refresh(unit.Now, options.RefreshMonths));
            unit.Audit("REFRESH_CHILD", record.ChildId.ToString());
            return new RefreshChildResponse { Child = view.Show(record) };
        });
}
