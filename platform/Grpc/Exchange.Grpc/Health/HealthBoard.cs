using Grpc.AspNetCore.Server;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Exchange.Grpc;

/// <summary>The state of every name that can be asked for. One run of the checks answers all who ask within a moment.</summary>
internal sealed class HealthBoard(
    HealthCheckService checks,
    EndpointDataSource endpoints,
    IHostApplicationLifetime lifetime,
    IOptions<GrpcHealthOptions> options,
    TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private HealthReport? _report;
    private long _reportedAt;

    public async Task<ServingStatus> StatusOfAsync(string service, CancellationToken cancellationToken)
    {
        if (!IsKnown(service))
            return ServingStatus.ServiceUnknown;
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return ServingStatus.NotServing;

        var report = await ReportAsync(cancellationToken);
        var relevant = report.Entries.Values.Where(entry => service != GrpcHealthExtensions.Live || entry.Tags.Contains(GrpcHealthExtensions.Live));
        return relevant.Any(entry => entry.Status == HealthStatus.Unhealthy) ? ServingStatus.NotServing : ServingStatus.Serving;
    }

    public void Dispose() => _oneAtATime.Dispose();

    private bool IsKnown(string service) =>
        service is "" or GrpcHealthExtensions.Live or GrpcHealthExtensions.Ready
        || endpoints.Endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.ServiceName == service);

    private async Task<HealthReport> ReportAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (_report is null || time.GetElapsedTime(_reportedAt) >= options.Value.ReuseResult)
            {
                _report = await checks.CheckHealthAsync(cancellationToken);
                _reportedAt = time.GetTimestamp();
            }

            return _report;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
