using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.CivilAffairs.Eligibility;

/// <summary>The rules, for callers who state the facts themselves.</summary>
internal sealed class EligibilityService(TimeProvider time) : Contracts.CivilAffairs.V1.EligibilityService.EligibilityServiceBase
{
    public override Task<AssessFactsResponse> AssessFacts(AssessFactsRequest request, ServerCallContext call) => Task.FromResult(
        new AssessFactsResponse { Decision = FactsAssessment.Assess(request, ChinaTime.DateOf(time.GetUtcNow())) });
}
