using Exchange.CivilAffairs.Eligibility;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;
using Grpc.Core;

namespace Exchange.CivilAffairs.Register;

internal sealed partial class RegisterService
{
    public override Task<EndMonitoringResponse> EndMonitoring(EndMonitoringRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            var check = new FieldCheck();
            var field = new FieldReader("", check);
            field.RequireEnum(request.Reason != EndReason.Unspecified, "reason");
            field.RequireFilled(request.EndDate.Length > 0, "end_date");
            var date = field.Date(request.EndDate, "end_date");
            field.Require(date is null || date <= unit.Today, "end_date");
            check.ThrowIfAny();

            var record = await FindAsync(unit.Db, request.ChildId, call.CancellationToken);
            Refuse(record.End((Domain.Register.EndReason)request.Reason, date!.Value, unit.Now));
            unit.Audit("END_MONITORING", record.ChildId.ToString());
            return new EndMonitoringResponse { Child = view.Show(record) };
        });
}
