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
    /// <inheritdoc
    /// cref="AddExchangeClient{TClient}(IServiceCollection, string, Func{IServiceProvider, ServerAddresses}, Action{ExchangeClientOptions})"/>
    public static IServiceCollection AddExchangeClient<TClient>(
        this IServiceCollection services, string name, ServerAddresses addresses, Action<ExchangeClientOptions>? configure = null)
        where TClient : ClientBase<TClient>
    {
        ArgumentNullException.ThrowIfNull(addresses);
        return services.AddExchangeClient<TClient>(name, _ => addresses, configure);
    }

    /// <summary>
    /// Adds a generated client as a singleton: by its type, and by its type and name (as a keyed service) where a process calls several
    /// servers that offer the same. Every call of it has a deadline, which within a served call lies before the caller's; it is cancelled
    /// when the served call is; and it is repeated after UNAVAILABLE, or when the server asks for that, if the method's
    /// <c>idempotency_level</c> allows it, within the deadline and the channel's budget. A failure reaches the caller as the server sent
    /// it, trailers included. Of a server with several addresses those are called in turn that can be reached.
    /// </summary>
    /// <typeparam name="TClient">A generated client, nested in the class of its service.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">
    /// The name of the client and of its <see cref="ExchangeClientOptions"/>: the department or node that is called.
    /// </param>
    /// <param name="addresses">
    /// Where the server is, asked once when the client is first resolved. Clients of one server share a channel.
    /// </param>
    /// <param name="configure">Changes the defaults; null for none.</param>
    /// <exception cref="ArgumentException">
    /// <typeparamref name="TClient"/> is not nested in a generated class that describes its service, or was added under this name before.
    /// </exception>
    public static IServiceCollection AddExchangeClient<TClient>(
        this IServiceCollection services,
        string name,
        Func<IServiceProvider, ServerAddresses> addresses,
        Action<ExchangeClientOptions>? configure = null)
        where TClient : ClientBase<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(addresses);
        if (services.Any(other => other.ServiceType == typeof(TClient) && name.Equals(other.ServiceKey)))
            throw new ArgumentException($"The client {typeof(TClient)} named '{name}' was added before.", nameof(name));
        var service = ServiceOf<TClient>();

        AddOptions(services, name, configure);
        services.TryAddSingleton<ChannelPool>();
        services.AddKeyedSingleton(name, (provider, _) => Connect<TClient>(provider, name, addresses(provider), service));
        services.AddSingleton(provider => provider.GetRequiredKeyedService<TClient>(name));
        return services;
    }

    private static void AddOptions(IServiceCollection services, string name, Action<ExchangeClientOptions>? configure)
    {
        services.AddOptions<ExchangeChannelOptions>()
            .Validate(o => o.RetryTokens is >= 1 and <= 1000, "RetryTokens must be from 1 to 1,000.")
            .Validate(o => o.RetryTokenRatio is >= 0.001 and <= 1, "RetryTokenRatio must be from 0.001 to 1.")
            .Validate(o => o.ReconnectBackOff > TimeSpan.Zero, "ReconnectBackOff must be positive.")
            .ValidateOnStart();
        services.AddOptions<ExchangeClientOptions>(name)
            .Configure(configure ?? (_ => { }))
            .Validate(
                o => o.Deadline > TimeSpan.Zero && o.StreamDeadline > TimeSpan.Zero,
                $"The deadlines of the client '{name}' must be positive.")
            .Validate(o => o.Margin >= TimeSpan.Zero, $"The margin of the client '{name}' must not be negative.")
            .Validate(o => o.Attempts >= 1, $"The attempts of the client '{name}' must be at least 1.")
            .Validate(
                o => o.FirstBackOff > TimeSpan.Zero && o.MaxBackOff >= o.FirstBackOff,
                $"The back-off of the client '{name}' must be positive and its maximum not below its beginning.")
            .ValidateOnStart();
    }

    private static TClient Connect<TClient>(IServiceProvider provider, string name, ServerAddresses addresses, ServiceDescriptor service)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<ExchangeClientOptions>>().Get(name);
        var server = provider.GetRequiredService<ChannelPool>().ChannelTo(addresses);
        var invoker = server.Channel.Intercept(
        [
            .. options.InterceptorsFrom(provider),
            new DeadlineInterceptor(options),
            new RetryInterceptor(options, RepeatableMethods.Of(service), server.Budget),
            new TransportFailureInterceptor(),
        ]);
        return (TClient)Activator.CreateInstance(typeof(TClient), invoker)!;
    }

    private static ServiceDescriptor ServiceOf<TClient>() =>
        typeof(TClient).DeclaringType?.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
            as ServiceDescriptor
        ?? throw new ArgumentException($"{typeof(TClient)} is not a generated client: the class around it has no service descriptor.");
}
