using Exchange.Contracts.Education.V1;
using Exchange.Hosting.Rpc;
using Exchange.Standards;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Exchange.Education.Enrollments;

internal sealed partial class EnrollmentService
{
    public override Task<RecordEnrollmentResponse> RecordEnrollment(RecordEnrollmentRequest request, ServerCallContext call)
    {
        var enrollment = request.Enrollment;
        var check = new FieldCheck();
        EnrollmentCheck.Entry(check, enrollment, "enrollment");
        check.ThrowIfAny();

        return transactions.OnceAsync(request, call, async unit =>
        {
            var id = CitizenId.Parse(enrollment.Person.CitizenId);
            var record = await register.EnterAsync(unit, id, enrollment.SchoolCreditCode, enrollment, call.CancellationToken);
            unit.Publish(
                new EnrollmentChanged
                {
                    MatchKey = ByteString.CopyFrom(record.MatchKey),
                    SchoolDivision = enrollment.SchoolDivision,
                    Status = enrollment.Status,
                    StatusDate = enrollment.StatusDate,
                    RecordTime = unit.Now.ToTimestamp(),
                },
                subject: $"{record.RecordId}");
            unit.Audit("RECORD_ENROLLMENT", $"{record.RecordId}");
            return new RecordEnrollmentResponse { Enrollment = enrollment };
        });
    }
}
