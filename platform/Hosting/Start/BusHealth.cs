using Exchange.Hosting.Messaging;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Exchange.Hosting.Start;

/// <summary>
/// Ready means, among others: the topology has been declared. A broker that goes away later leaves the node ready, only degraded:
/// letters wait in the outbox,
/// and calls need no broker.
/// </summary>
internal sealed class BusHealth(IMessagePipe pipe) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(pipe switch
    {
        { IsStarted: false } => HealthCheckResult.Unhealthy("The bus has not been reached since the node started."),
        { IsReady: false } => HealthCheckResult.Degraded("The bus is out of reach; letters wait in the outbox."),
        _ => HealthCheckResult.Healthy(),
    });
}
