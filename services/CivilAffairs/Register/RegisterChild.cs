using Exchange.CivilAffairs.Domain.Register;
using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Register;

internal sealed partial class RegisterService
{
    public override Task<RegisterChildResponse> RegisterChild(RegisterChildRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            var statement = Read(request.Child, unit.Today);
            await RefuseSecondEntryAsync(unit.Db, statement.MatchKey, Guid.Empty, call.CancellationToken);
            var record = ChildRecord.Enter(unit.NewId(), statement, unit.Now, options.RefreshMonths);
            unit.Db.Children.Add(record);
            unit.Audit("ENTER_CHILD", record.ChildId.ToString());
            WakeVerification(unit);
            return new RegisterChildResponse { Child = view.Show(record) };
        });
}
