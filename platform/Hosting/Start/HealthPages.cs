using Exchange.Grpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;

namespace Exchange.Hosting.Start;

/// <summary>Health over plain HTTP, for orchestrators that speak no gRPC: 200 when well, 503 when not.</summary>
internal static class HealthPages
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints, NodeOptions settings)
    {
        if (settings.HealthListen.Length == 0)
            return;
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = check => check.Tags.Contains(GrpcHealthExtensions.Live) });
        endpoints.MapHealthChecks("/health/ready");
    }
}
