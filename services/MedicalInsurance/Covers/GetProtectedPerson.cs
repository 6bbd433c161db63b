using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.MedicalInsurance.Protection;
using Exchange.Standards;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Exchange.MedicalInsurance.Covers;

internal sealed partial class CoverService
{
    public override async Task<GetProtectedPersonResponse> GetProtectedPerson(GetProtectedPersonRequest request, ServerCallContext call)
    {
        var check = new FieldCheck();
        check.CitizenNumber(request.CitizenId, "citizen_id", ErrorReason.CitizenIdInvalid);
        check.ThrowIfAny();

        var (key, ct) = (vault.Key(CitizenId.Parse(request.CitizenId)), call.CancellationToken);
        var marks = await transactions.ReadAsync(db => db.ProtectedPersons.Where(mark => mark.MatchKey == key).ToListAsync(ct), ct);
        return Newest(marks, CivilDate.MonthText(ChinaTime.DateOf(clock.GetUtcNow()))) is { } person
            ? new()
            {
                Verification = new() { Outcome = VerificationOutcome.Match },
                Category = (BenefitCategory)person.Category,
                FirstMonth = person.FirstMonth,
                MarkTime = person.MarkTime.ToTimestamp(),
            }
            : new() { Verification = new() { Outcome = VerificationOutcome.NoRecord } };
    }

    // After a move of the household two counties have marked the person: what is over does not count, the newest does.
    private static ProtectedPerson? Newest(IEnumerable<ProtectedPerson> marks, string month) => marks
        .Where(mark => !mark.IsOver(month))
        .OrderBy(mark => mark.FirstMonth, StringComparer.Ordinal).ThenBy(mark => mark.Division, StringComparer.Ordinal)
        .LastOrDefault();
}
