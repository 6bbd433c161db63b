using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Exchange.Grpc;

/// <summary>Tells tools such as <c>buf curl</c> and grpcurl what is served here, so that they need no .proto files.</summary>
public static class GrpcReflectionExtensions
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddGrpcReflection(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddServedServices().TryAddSingleton<ReflectionAnswers>();
        services.TryAddSingleton<ReflectionService>();
        services.TryAddSingleton<ReflectionAlphaService>();
        return services;
    }

    /// <summary>Maps <c>grpc.reflection.v1</c> and <c>grpc.reflection.v1alpha</c>.</summary>
    public static void MapGrpcReflection(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<ReflectionService>();
        endpoints.MapGrpcService<ReflectionAlphaService>();
    }

    /// <summary>Adds <see cref="ServedServices"/>.</summary>
    internal static IServiceCollection AddServedServices(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new ServedServices(provider.GetRequiredService<EndpointDataSource>()));
        return services;
    }
}
