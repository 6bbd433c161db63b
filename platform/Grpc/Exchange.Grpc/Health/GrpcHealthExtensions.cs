using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Exchange.Grpc;

/// <summary>Answers <c>grpc.health.v1.Health</c> from the health checks of the process.</summary>
public static class GrpcHealthExtensions
{
    /// <summary>
    /// The name to ask for to learn whether the process should go on living: the checks with this tag; without any, an answer is enough.
    /// </summary>
    public const string Live = "live";

    /// <summary>
    /// The name to ask for to learn whether the process takes calls: all checks. The empty name and the name of each mapped service ask
    /// the same.
    /// </summary>
    public const string Ready = "ready";

    /// <summary>
    /// Adds the service. A degraded check still serves, an unhealthy one does not. While the application stops, the answer is NOT_SERVING
    /// and every watch ends with it.
    /// </summary>
    /// <returns>The health checks, to be added to.</returns>
    public static IHealthChecksBuilder AddGrpcHealth(this IServiceCollection services, Action<GrpcHealthOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<GrpcHealthOptions>()
            .Configure(configure ?? (_ => { }))
            .Validate(o => o.WatchPeriod > TimeSpan.Zero, "WatchPeriod must be positive.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HealthBoard>();
        services.TryAddSingleton<HealthService>();
        return services.AddHealthChecks();
    }

    /// <summary>Maps the service.</summary>
    public static GrpcServiceEndpointConventionBuilder MapGrpcHealth(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<HealthService>();
}
