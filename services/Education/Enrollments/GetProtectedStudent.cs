using Exchange.Contracts.Education.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Education.Protection;
using Exchange.Hosting.Rpc;
using Exchange.Standards;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Education.Enrollments;

internal sealed partial class EnrollmentService
{
    public override async Task<GetProtectedStudentResponse> GetProtectedStudent(GetProtectedStudentRequest request, ServerCallContext call)
    {
        var check = new FieldCheck();
        check.CitizenNumber(request.CitizenId, "citizen_id", ErrorReason.CitizenIdInvalid);
        check.ThrowIfAny();

        var (key, ct) = (vault.Key(CitizenId.Parse(request.CitizenId)), call.CancellationToken);
        var marks = await transactions.ReadAsync(db => db.ProtectedStudents.Where(mark => mark.MatchKey == key).ToListAsync(ct), ct);
        var standing = Newest(marks, CivilDate.MonthText(ChinaTime.DateOf(clock.GetUtcNow())));
        return new()
        {
            Verification = new() { Outcome = standing is null ? VerificationOutcome.NoRecord : VerificationOutcome.Match },
            FirstMonth = standing?.FirstMonth ?? "",
        };
    }

    // After a move of the household two counties have marked the student: what is over does not count, the newest does.
    private static ProtectedStudent? Newest(IEnumerable<ProtectedStudent> marks, string month) => marks
        .Where(mark => !mark.IsOver(month))
        .OrderBy(mark => mark.FirstMonth, StringComparer.Ordinal).ThenBy(mark => mark.Division, StringComparer.Ordinal)
        .LastOrDefault();
}
