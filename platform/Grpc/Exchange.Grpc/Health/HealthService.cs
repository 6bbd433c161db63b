using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Exchange.Grpc;

/// <summary>Health version 1, as <c>protos/grpc/health/v1/health.proto</c> describes it.</summary>
internal sealed class HealthService(HealthBoard board, IHostApplicationLifetime lifetime, IOptions<GrpcHealthOptions> options, TimeProvider time)
    : Health.HealthBase
{
    public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext call)
    {
        var status = await board.StatusOfAsync(request.Service, call.CancellationToken);
        if (status == ServingStatus.ServiceUnknown)
            throw StatusCode.NotFound.ToRpcStatus("This server does not offer that service.").ToRpcException();
        return new HealthCheckResponse { Status = status };
    }

    public override async Task Watch(HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responses, ServerCallContext call)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, lifetime.ApplicationStopping);
        ServingStatus? sent = null;
        while (!call.CancellationToken.IsCancellationRequested)
        {
            var stopping = lifetime.ApplicationStopping.IsCancellationRequested;
            var status = await board.StatusOfAsync(request.Service, call.CancellationToken);
            if (status != sent)
                await responses.WriteAsync(new HealthCheckResponse { Status = status }, call.CancellationToken);
            if (stopping)
                return;

            sent = status;
            await Task.Delay(options.Value.WatchPeriod, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
