using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Exchange.Grpc;

/// <summary>
/// Offers gRPC methods as JSON over HTTP, by the <c>google.api.http</c> rules of their contracts, to those who speak no gRPC.
/// </summary>
public static class JsonOverHttpExtensions
{
    /// <summary>
    /// Adds it. Every method passes through the whole of the gRPC server, as if it were called by gRPC; nothing is served to JSON before a
    /// listener is told to by <see cref="ServeJson"/>.
    /// </summary>
    public static IServiceCollection AddJsonOverHttp(this IServiceCollection services, Action<JsonOverHttpOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<JsonOverHttpOptions>()
            .Configure(configure ?? (_ => { }))
            .Validate(o => o.MaxRequestBodySize > 0, "MaxRequestBodySize must be positive.")
            .ValidateOnStart();
        services.AddServedServices().TryAddSingleton<JsonMessages>();
        services.TryAddSingleton(provider =>
            new JsonRoutes(provider.GetRequiredService<ServedServices>().All.SelectMany(service => service.Methods)));

        // Before every other filter: what those do for gRPC, they must do for what comes out of here.
        if (services.All(service => service.ImplementationType != typeof(Filter)))
            services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, Filter>());
        return services;
    }

    /// <summary>Adds a page to the JSON listeners.</summary>
    public static IServiceCollection AddJsonPage(this IServiceCollection services, JsonPage page) => services.AddSingleton(page);

    /// <summary>
    /// Makes a listener serve JSON and nothing else. Other listeners never do. Without TLS it answers only to loopback addresses and to
    /// localhost in the Host header, so it should listen nowhere else.
    /// </summary>
    public static void ServeJson(this ListenOptions listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        listener.Use(next => connection =>
        {
            connection.Features.Set(JsonListener.Mark);
            return next(connection);
        });
    }

    private sealed class Filter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseMiddleware<JsonOverHttp>();
            next(app);
        };
    }
}

/// <summary>Stands on connections of a listener that serves JSON.</summary>
internal sealed class JsonListener
{
    public static readonly JsonListener Mark = new();
}
