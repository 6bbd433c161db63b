using Exchange.Contracts.Education.V1;
using Exchange.Hosting.Security;
using Exchange.Hosting.Storage;
using Google.Protobuf.WellKnownTypes;

namespace Exchange.Education.Enrollments;

/// <summary>The school register's RPCs, one a file. A student's records are told apart by the school.</summary>
internal sealed partial class EnrollmentService(
    Transactions<EducationDb> transactions, SealedRegister<EducationDb, Enrollment> register, IdentityVault vault, TimeProvider clock)
    : Contracts.Education.V1.EnrollmentService.EnrollmentServiceBase
{
    private Timestamp Now => clock.GetUtcNow().ToTimestamp();
}
