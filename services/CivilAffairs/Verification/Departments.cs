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
    public async Task<VerifyHouseholdResponse> VerifyHousehold(Child child, CancellationToken ct)
    {
        var request = new VerifyHouseholdRequest { Person = child.Identity, HukouDivision = child.Facts.Hukou?.Division ?? "" };
        return await households.VerifyHouseholdAsync(request, cancellationToken: ct);
    }

    public async Task<GetGuardianStatusResponse> GetGuardianStatus(Child child, CancellationToken ct)
    {
        var request = new GetGuardianStatusRequest { CitizenId = child.Identity.CitizenId };
        return await households.GetGuardianStatusAsync(request, cancellationToken: ct);
    }

    public async Task<VerifyEnrollmentResponse> VerifyEnrollment(Child child, CancellationToken ct)
    {
        var request = new VerifyEnrollmentRequest { Person = child.Identity, SchoolDivision = child.SchoolDivision };
        return await enrollments.VerifyEnrollmentAsync(request, cancellationToken: ct);
    }

    public async Task<VerifyCoverageResponse> VerifyCoverage(Child child, CancellationToken ct)
    {
        var request = new VerifyCoverageRequest { Person = child.Identity, InsuredDivision = child.InsuredDivision };
        return await covers.VerifyCoverageAsync(request, cancellationToken: ct);
    }
}
