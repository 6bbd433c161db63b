using System.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Exchange.Grpc;

/// <summary>The gRPC services that this process serves, as their contracts describe them. Known once everything is mapped.</summary>
public sealed class ServedServices
{
    private readonly Lazy<IReadOnlyList<ServiceDescriptor>> _all;

    internal ServedServices(EndpointDataSource endpoints) => _all = new(() => Read(endpoints));

    /// <summary>The services in the order of their full names, health and reflection among them.</summary>
    public IReadOnlyList<ServiceDescriptor> All => _all.Value;

    /// <summary>The contract that a class implements; null where it derives from no generated base.</summary>
    /// <param name="implementation">A class derived from a generated service base, such as <c>Health.HealthBase</c>.</param>
    public static ServiceDescriptor? DescriptorOf(Type implementation)
    {
        ArgumentNullException.ThrowIfNull(implementation);
        var binding = implementation.GetCustomAttribute<BindServiceMethodAttribute>(inherit: true);
        return (ServiceDescriptor?)binding?.BindType.GetProperty("Descriptor")?.GetValue(null);
    }

    private static ServiceDescriptor[] Read(EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType)
            .OfType<Type>()
            .Distinct()
            .Select(DescriptorOf)
            .OfType<ServiceDescriptor>()
            .DistinctBy(service => service.FullName)
            .OrderBy(service => service.FullName, StringComparer.Ordinal),
    ];
}
