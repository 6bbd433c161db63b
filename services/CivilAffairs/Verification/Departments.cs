using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Education.V1;
using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.PublicSecurity.V1;

namespace Exchange.CivilAffairs.Verification;

/// <summary>The questions as the other departments' services take them.</summary>
internal sealed class Departments(
    HouseholdService.HouseholdServiceClient households,
    EnrollmentService.EnrollmentServiceClient enrollments,
    CoverService.CoverServiceClient covers)
{
    /// <param name="child">The child as stated; where she is registered is compared where it is stated.</param>
    /// <param name="ct">Ends the call.</param>
    public Task<VerifyHouseholdResponse> VerifyHousehold(Child child, CancellationToken ct) => households.VerifyHouseholdAsync(
        new VerifyHouseholdRequest { Person = child.Identity, HukouDivision = child.Facts.Hukou?.Division ?? "" }, cancellationToken: ct).ResponseAsync;

    public Task<GetGuardianStatusResponse> GetGuardianStatus(Child child, CancellationToken ct) => households.GetGuardianStatusAsync(
        new GetGuardianStatusRequest { CitizenId = child.Identity.CitizenId }, cancellationToken: ct).ResponseAsync;

    public Task<VerifyEnrollmentResponse> VerifyEnrollment(Child child, CancellationToken ct) => enrollments.VerifyEnrollmentAsync(
        new VerifyEnrollmentRequest { Person = child.Identity, SchoolDivision = child.SchoolDivision }, cancellationToken: ct).ResponseAsync;

    public Task<VerifyCoverageResponse> VerifyCoverage(Child child, CancellationToken ct) => covers.VerifyCoverageAsync(
        new VerifyCoverageRequest { Person = child.Identity, InsuredDivision = child.InsuredDivision }, cancellationToken: ct).ResponseAsync;
}
