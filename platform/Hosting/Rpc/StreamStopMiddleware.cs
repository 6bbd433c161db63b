using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Exchange.Hosting.Rpc;

/// <summary>
/// Cancels streaming calls when the node stops, so that their clients reconnect at once and elsewhere instead of holding up the
/// stop. Unary calls are left to finish.
/// </summary>
internal sealed class StreamStopMiddleware(IHostApplicationLifetime lifetime, RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var isStream = http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.Type is not (null or MethodType.Unary);
        return isStream ? ServeAsync(http) : next(http);
    }

    private async Task ServeAsync(HttpContext http)
    {
        var client = http.RequestAborted;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(client, lifetime.ApplicationStopping);
        http.RequestAborted = either.Token;
        try
        {
            await next(http).ConfigureAwait(false);
        }
        finally
        {
            http.RequestAborted = client;
        }
    }
}
