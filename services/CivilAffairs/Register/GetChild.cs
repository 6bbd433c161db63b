using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Register;

internal sealed partial class RegisterService
{
    public override Task<GetChildResponse> GetChild(GetChildRequest request, ServerCallContext call) =>
        transactions.ReadAsync(
            async db => new GetChildResponse { Child = view.Show(await FindAsync(db, request.ChildId, call.CancellationToken)) },
            call.CancellationToken);
}
