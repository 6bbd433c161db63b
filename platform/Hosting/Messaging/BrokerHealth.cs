using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// Whether the broker is in reach. A node without it still serves its callers, and what it sends waits in the outbox: degraded, not unwell.
/// </summary>
internal sealed class BrokerHealth(IMessagePipe pipe) : IHealthCheck
{
    private static readonly HealthCheckResult OutOfReach =
        HealthCheckResult.Degraded("The broker is out of reach; messages wait in the outbox.");

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(pipe.IsReady ? HealthCheckResult.Healthy() : OutOfReach);
}
