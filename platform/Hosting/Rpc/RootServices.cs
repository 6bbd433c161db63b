using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Exchange.Hosting.Rpc;

/// <summary>
/// Gives calls the services of the node itself instead of a scope each: everything that serves them is a singleton. A service that is
/// scoped all the same is refused when a call asks for it.
/// </summary>
internal sealed class RootServices(IServiceProvider services, RequestDelegate next) : IServiceProvidersFeature
{
    public IServiceProvider RequestServices
    {
        get => services;
        set => throw new NotSupportedException("A node's calls share the services of the node.");
    }

    public Task InvokeAsync(HttpContext http)
    {
        http.Features.Set<IServiceProvidersFeature>(this);
        return next(http);
    }
}
