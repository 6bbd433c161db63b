using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Exchange.Hosting.Security;

/// <summary>Ends the connection of a caller whose certificate has been revoked since the connection was made, at its next call.</summary>
internal sealed class RevokedCallers(RevokedCertificates revoked, RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Connection.ClientCertificate is not { } certificate || !revoked.Contains(certificate))
            return next(http);
        http.Features.Get<IConnectionLifetimeFeature>()?.Abort();
        http.Abort();
        return Task.CompletedTask;
    }
}
