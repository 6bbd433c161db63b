using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.PublicSecurity.Households;

internal sealed partial class HouseholdService
{
    public override async Task<GetGuardianStatusResponse> GetGuardianStatus(GetGuardianStatusRequest request, ServerCallContext call)
    {
        var check = new FieldCheck();
        check.CitizenNumber(request.CitizenId, "citizen_id", ErrorReason.CitizenIdInvalid);
        check.ThrowIfAny();

        var found = await register.FindAsync(CitizenId.Parse(request.CitizenId), call.CancellationToken);
        if (Unanswerable(found) is { } unanswerable)
            return new() { Verification = unanswerable, AnswerTime = Now };

        return new()
        {
            Verification = new() { Outcome = VerificationOutcome.Match },
            Parents = { found[0].Parents.Select(parent => StatusIntervals.Of(parent.Facts)) },
            AnswerTime = Now,
        };
    }
}
