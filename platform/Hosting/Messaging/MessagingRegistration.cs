using Exchange.Hosting.Messaging.Pipes;
using Exchange.Hosting.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Messaging;

internal static class MessagingRegistration
{
    /// <summary>Registers the delivery path for the letters and events in <paramref name="routes"/>, all but its jobs.</summary>
    /// <param name="services">The node's services.</param>
    /// <param name="routes">What the node handles.</param>
    /// <param name="identity">Who the node is.</param>
    /// <param name="settings">The node's settings.</param>
    /// <param name="options">How the delivery path behaves.</param>
    /// <param name="broker">The broker of this process, for the in-memory transport; null makes the node its only user.</param>
    public static void AddMessaging<TDb>(
        this IServiceCollection services, MessageRoutes<TDb> routes, NodeIdentity identity, NodeOptions settings, MessagingOptions options,
        InMemoryBroker? broker)
        where TDb : NodeDb
    {
        var node = new MessagingNode(identity.Node, identity.Department, settings.Serves, settings.Gateway, routes);
        services.AddSingleton(node);
        services.AddSingleton<IMessageRoutes>(routes);
        foreach (var route in ((IMessageRoutes)routes).All) services.TryAddScoped(route.HandlerType);

        services.AddSingleton<IUnits>(provider => new Units<TDb>(provider.GetRequiredService<Transactions<TDb>>()));
        services.AddSingleton<IMessageStore>(settings.Database.IsPostgres ? new PostgresMessageStore() : new SqliteMessageStore());
        services.AddSingleton(provider => Pipe(settings, options, node, broker, provider));

        services.AddSingleton<ReceiptDesk>();
        services.AddSingleton<OutboxWriter>();
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<OutboxWriter>());
        services.AddSingleton<Dispatch>();
        services.AddSingleton<Shelf>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<Sorter>();
        services.AddSingleton<Applier>();
        services.AddSingleton(provider => new MessageOperations(
            provider.GetRequiredService<IUnits>(), provider.GetRequiredService<IWake>(), provider.GetRequiredService<MessagingOptions>()));
        services.AddHostedService<Consumer>();
    }

    private static IMessagePipe Pipe(
        NodeOptions settings, MessagingOptions options, MessagingNode node, InMemoryBroker? broker, IServiceProvider provider)
    {
        if (settings.Bus.Transport != "rabbitmq") return (broker ?? new InMemoryBroker()).Connect(node.Topology);
        var rabbitMq = new RabbitMqPipeOptions(new Uri(settings.Bus.Uri))
        {
            Prefetch = (ushort)options.Prefetch,
            PublishTimeout = options.PublishTimeout,
            ConfirmTimeout = options.ConfirmTimeout,
        };
        return new RabbitMqPipe(node.Topology, rabbitMq, provider.GetRequiredService<ILoggerFactory>());
    }
}
