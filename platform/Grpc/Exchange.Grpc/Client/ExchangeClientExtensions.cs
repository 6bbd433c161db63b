using System.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Exchange.Grpc;

/// <summary>Makes the typed clients by which departments call each other.</summary>
public static class ExchangeClientExtensions
{
    /// <inheritdoc cref="AddExchangeClient{TClient}(IServiceCollection, string, Func{IServiceProvider, Uri}, Action{ExchangeClientOptions})"/>
    public static IServiceCollection AddExchangeClient<TClient>(
        this IServiceCollection services, string name, Uri address, Action<ExchangeClientOptions>? configure = null)
        where TClient : ClientBase<TClient>
    {
        ArgumentNullException.ThrowIfNull(address);
        return services.AddExchangeClient<TClient>(name, _ => address, configure);
    }

    /// <summary>
    /// Adds a generated client as a singleton. Every call of it has a deadline, which within a served call lies before the caller's; it is cancelled when the
    /// served call is; and it is repeated after UNAVAILABLE if the method's <c>idempotency_level</c> allows that, within the deadline. A failure reaches the caller
    /// as the server sent it, trailers included.
    /// </summary>
    /// <typeparam name="TClient">A generated client, nested in the class of its service.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the client's <see cref="ExchangeClientOptions"/>: the department that is called.</param>
    /// <param name="address">Where the service is, asked once when the client is first resolved. Clients of one address share a channel.</param>
    /// <param name="configure">Changes the defaults; null for none.</param>
    /// <exception cref="ArgumentException"><typeparamref name="TClient"/> is not nested in a generated class that describes its service.</exception>
    public static IServiceCollection AddExchangeClient<TClient>(
        this IServiceCollection services, string name, Func<IServiceProvider, Uri> address, Action<ExchangeClientOptions>? configure = null)
        where TClient : ClientBase<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(address);
        var service = ServiceOf<TClient>();

        services.AddOptions<ExchangeChannelOptions>();
        services.AddOptions<ExchangeClientOptions>(name)
            .Configure(configure ?? (_ => { }))
            .Validate(o => o.Deadline > TimeSpan.Zero && o.StreamDeadline > TimeSpan.Zero, $"The deadlines of the client '{name}' must be positive.")
            .Validate(o => o.Margin >= TimeSpan.Zero, $"The margin of the client '{name}' must not be negative.")
            .Validate(o => o.Attempts >= 1, $"The attempts of the client '{name}' must be at least 1.")
            .Validate(
                o => o.FirstBackOff > TimeSpan.Zero && o.MaxBackOff >= o.FirstBackOff,
                $"The back-off of the client '{name}' must be positive and its maximum not below its beginning.")
            .ValidateOnStart();
        services.TryAddSingleton<ChannelPool>();
        services.AddSingleton(provider => Connect<TClient>(provider, name, address(provider), service));
        return services;
    }

    private static TClient Connect<TClient>(IServiceProvider provider, string name, Uri address, ServiceDescriptor service)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<ExchangeClientOptions>>().Get(name);
        var invoker = provider.GetRequiredService<ChannelPool>().ChannelTo(address)
            .Intercept(
                new DeadlineInterceptor(options),
                new RetryInterceptor(options, RepeatableMethods.Of(service)),
                new CorruptReplyInterceptor());
        return (TClient)Activator.CreateInstance(typeof(TClient), invoker)!;
    }

    private static ServiceDescriptor ServiceOf<TClient>() =>
        typeof(TClient).DeclaringType?.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ServiceDescriptor
        ?? throw new ArgumentException($"{typeof(TClient)} is not a generated client: the class around it has no service descriptor.");
}
