using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Grpc;

/// <summary>How one typed client calls. Named like the client.</summary>
public sealed class ExchangeClientOptions
{
    private readonly List<Func<IServiceProvider, Interceptor>> _interceptors = [];

    /// <summary>
    /// How long a call with one request and one response may take in all, repetitions included, unless its caller says; 10 s unless set.
    /// </summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a streaming call may take unless its caller says; 10 min unless set.</summary>
    public TimeSpan StreamDeadline { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How much sooner than the call being served its own calls must end; 100 ms unless set. It is the time left to answer with a reason
    /// instead of being cut off.
    /// </summary>
    public TimeSpan Margin { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// How often a call is tried at most, the first time included; 3 unless set, 1 for never again. Concerns methods that may be
    /// repeated, alone.
    /// </summary>
    public int Attempts { get; set; } = 3;

    /// <summary>
    /// How long to wait before the second attempt, twice as long before each further one; 100 ms unless set. A random part of up to half
    /// is taken off.
    /// </summary>
    public TimeSpan FirstBackOff { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long to wait at most between attempts; 2 s unless set.</summary>
    public TimeSpan MaxBackOff { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Lets an interceptor see every call of the client, once however often it is repeated, before its deadline is set. Interceptors are
    /// called in the order in which they are added.
    /// </summary>
    public void Intercept(Interceptor interceptor)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        _interceptors.Add(_ => interceptor);
    }

    /// <inheritdoc cref="Intercept(Interceptor)"/>
    /// <typeparam name="TInterceptor">A service, taken once for the client.</typeparam>
    public void Intercept<TInterceptor>()
        where TInterceptor : Interceptor => _interceptors.Add(services => services.GetRequiredService<TInterceptor>());

    internal Interceptor[] InterceptorsFrom(IServiceProvider services) => [.. _interceptors.Select(make => make(services))];
}
