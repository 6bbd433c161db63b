using Exchange.Contracts.Education.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Education.Domain;
using Exchange.Hosting.Rpc;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.Education.Enrollments;

internal sealed partial class EnrollmentService
{
    public override async Task<VerifyEnrollmentResponse> VerifyEnrollment(VerifyEnrollmentRequest request, ServerCallContext call)
    {
        var check = new FieldCheck();
        check.Person(request.Person, "person", ErrorReason.CitizenIdInvalid);
        if (request.SchoolDivision.Length > 0)
            check.County(request.SchoolDivision, "school_division", ErrorReason.DivisionUnknown);
        check.ThrowIfAny();

        var found = await register.FindAsync(CitizenId.Parse(request.Person.CitizenId), call.CancellationToken);
        var standing = Standing.Of(found.Select(Record));
        if (standing.Count != 1)
        {
            var outcome = standing.Count == 0 ? VerificationOutcome.NoRecord : VerificationOutcome.Multiple;
            return new() { Verification = new() { Outcome = outcome }, AnswerTime = Now };
        }

        var enrollment = found[standing[0].Index];
        var differences = Comparison.Of(
            Statement(request.Person, request.SchoolDivision), Statement(enrollment.Person, enrollment.SchoolDivision));
        return new()
        {
            Verification = new()
            {
                Outcome = differences.Count == 0 ? VerificationOutcome.Match : VerificationOutcome.Mismatch,
                MismatchedFields = { differences },
            },
            Status = enrollment.Status,
            Level = enrollment.Level,
            AnswerTime = Now,
        };
    }

    private static SchoolRecord Record(Enrollment enrollment, int index) => new(
        StudentNumber.TryParse(enrollment.StudentNumber, out var number, out _) ? number : default,
        CivilDate.Parse(enrollment.StatusDate),
        enrollment.Status is EnrollmentStatus.Enrolled or EnrollmentStatus.Suspended,
        index);

    private static StudentStatement Statement(PersonIdentity person, string school) => new(
        person.Name, CivilDate.ParseIfAny(person.BirthDate), school.Length == 0 ? DivisionCode.None : DivisionCode.Parse(school));
}
