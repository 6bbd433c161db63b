namespace Grpc.Core.Interceptors;

/// <summary>The outgoing call that an interceptor sees. It passes on this one or another in its place.</summary>
/// <typeparam name="TRequest">The type of the requests.</typeparam>
/// <typeparam name="TResponse">The type of the responses.</typeparam>
public readonly struct ClientInterceptorContext<TRequest, TResponse>
    where TRequest : class
    where TResponse : class
{
    /// <summary>Describes a call.</summary>
    public ClientInterceptorContext(Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        Method = method;
        Host = host;
        Options = options;
    }

    /// <summary>The method.</summary>
    public Method<TRequest, TResponse> Method { get; }

    /// <summary>The <c>:authority</c> to ask for; null for that of the channel.</summary>
    public string? Host { get; }

    /// <summary>What the caller asked for.</summary>
    public CallOptions Options { get; }
}
