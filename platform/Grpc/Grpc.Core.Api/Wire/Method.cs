namespace Grpc.Core;

/// <summary>Which of the two sides streams.</summary>
public enum MethodType
{
    /// <summary>One request, one response.</summary>
    Unary,

    /// <summary>A stream of requests, one response.</summary>
    ClientStreaming,

    /// <summary>One request, a stream of responses.</summary>
    ServerStreaming,

    /// <summary>Two streams that are independent of each other.</summary>
    DuplexStreaming,
}

/// <summary>A method of a service, whatever its messages are.</summary>
public interface IMethod
{
    /// <summary>Which of the two sides streams.</summary>
    MethodType Type { get; }

    /// <summary>The service with its package: <c>exchange.education.v1.EnrollmentService</c>.</summary>
    string ServiceName { get; }

    /// <summary>The method alone: <c>VerifyEnrollment</c>.</summary>
    string Name { get; }

    /// <summary>The path on the wire: a slash, the service, a slash, the method.</summary>
    string FullName { get; }
}

/// <summary>A method of a service with its message types.</summary>
/// <typeparam name="TRequest">The type of the request messages.</typeparam>
/// <typeparam name="TResponse">The type of the response messages.</typeparam>
public class Method<TRequest, TResponse> : IMethod
{
    /// <summary>Describes a method.</summary>
    public Method(
        MethodType type, string serviceName, string name, Marshaller<TRequest> requestMarshaller, Marshaller<TResponse> responseMarshaller)
    {
        ArgumentNullException.ThrowIfNull(serviceName);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(requestMarshaller);
        ArgumentNullException.ThrowIfNull(responseMarshaller);
        Type = type;
        ServiceName = serviceName;
        Name = name;
        RequestMarshaller = requestMarshaller;
        ResponseMarshaller = responseMarshaller;
        FullName = $"/{serviceName}/{name}";
    }

    /// <inheritdoc/>
    public MethodType Type { get; }

    /// <inheritdoc/>
    public string ServiceName { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string FullName { get; }

    /// <summary>Marshals the requests.</summary>
    public Marshaller<TRequest> RequestMarshaller { get; }

    /// <summary>Marshals the responses.</summary>
    public Marshaller<TResponse> ResponseMarshaller { get; }
}
