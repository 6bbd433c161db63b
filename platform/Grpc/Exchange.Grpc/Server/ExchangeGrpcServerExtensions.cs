using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Exchange.Grpc;

/// <summary>Sets up Kestrel and the gRPC server as every node of the exchange runs them.</summary>
public static class ExchangeGrpcServerExtensions
{
    /// <summary>
    /// HTTP/2 on every endpoint (without TLS: prior knowledge), many streams for a connection, a limit on each message and none on the
    /// length or the slowness of a stream, no compression in either direction, and clear answers to flawed requests.
    /// <see cref="IncomingCall"/> knows the call being served.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="configure">Changes the defaults; null for none.</param>
    /// <returns>The gRPC server, to add interceptors and options to.</returns>
    public static IGrpcServerBuilder ConfigureExchangeGrpcServer(
        this WebApplicationBuilder builder, Action<ExchangeGrpcServerOptions>? configure = null) =>
        builder.ConfigureExchangeGrpcServer<ServedCallInterceptor>(configure);

    /// <inheritdoc cref="ConfigureExchangeGrpcServer(WebApplicationBuilder, Action{ExchangeGrpcServerOptions})"/>
    /// <typeparam name="TInterceptor">Stands around every call; one instance for all of them.</typeparam>
    public static IGrpcServerBuilder ConfigureExchangeGrpcServer<TInterceptor>(
        this WebApplicationBuilder builder, Action<ExchangeGrpcServerOptions>? configure = null)
        where TInterceptor : ServedCallInterceptor
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<ExchangeGrpcServerOptions>()
            .Configure(configure ?? (_ => { }))
            .Validate(o => o.MaxReceiveMessageSize > 0 && o.MaxSendMessageSize > 0, "Message size limits must be positive.")
            .Validate(o => o.MaxStreamsPerConnection > 0, "MaxStreamsPerConnection must be positive.")
            .ValidateOnStart();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<ExchangeGrpcServerOptions>>((kestrel, o) => Apply(o.Value, kestrel));
        services.AddOptions<GrpcServiceOptions>().Configure<IOptions<ExchangeGrpcServerOptions>>((grpc, o) =>
        {
            Apply(o.Value, grpc);
            grpc.Interceptors.Add<TInterceptor>();
        });
        services.TryAddSingleton<TInterceptor>();
        services.TryAddEnumerable(ServiceDescriptor.Transient<IStartupFilter, RequestGuardFilter>());
        return services.AddGrpc();
    }

    private static void Apply(ExchangeGrpcServerOptions options, KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2);

        // Messages are limited one by one. For streams, the gRPC server lifts this limit and the least data rate itself.
        kestrel.Limits.MaxRequestBodySize = null;

        kestrel.Limits.Http2.MaxStreamsPerConnection = options.MaxStreamsPerConnection;
        kestrel.Limits.Http2.KeepAlivePingDelay = options.KeepAlivePingDelay;
        kestrel.Limits.Http2.KeepAlivePingTimeout = options.KeepAlivePingTimeout;
    }

    private static void Apply(ExchangeGrpcServerOptions options, GrpcServiceOptions grpc)
    {
        grpc.MaxReceiveMessageSize = options.MaxReceiveMessageSize;
        grpc.MaxSendMessageSize = options.MaxSendMessageSize;
        grpc.ResponseCompressionAlgorithm = null;
        grpc.EnableDetailedErrors = false;

        // The guard answers to unknown methods.
        grpc.IgnoreUnknownServices = true;
    }

    private sealed class RequestGuardFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseMiddleware<RequestGuard>();
            next(app);
        };
    }
}
