using Exchange.Hosting.Messaging;
using Google.Protobuf;

namespace Exchange.Hosting;

public sealed partial class NodeBuilder<TDb>
{
    private readonly MessageRoutes<TDb> _routes = new();

    /// <summary>Takes letters of a type that are addressed to a division served by this node. A type has one handler.</summary>
    /// <exception cref="InvalidOperationException">The type has a handler already.</exception>
    public void Letter<TMessage, THandler>()
        where TMessage : class, IMessage<TMessage>, new()
        where THandler : class, IHandle<TMessage, TDb> => _routes.Letter<TMessage, THandler>();

    /// <summary>Follows the events of a type. Several handlers may follow one; each gets it once, whatever becomes of the others.</summary>
    /// <exception cref="InvalidOperationException">The type has this handler already, or is a letter.</exception>
    public void Event<TMessage, THandler>()
        where TMessage : class, IMessage<TMessage>, new()
        where THandler : class, IHandle<TMessage, TDb> => _routes.Event<TMessage, THandler>();

    partial void AddMessaging(InMemoryBroker? broker)
    {
        Services.AddMessaging(_routes, Identity, Settings, Options<MessagingOptions>(MessagingOptions.Section), broker);
        Rpc<MessageService<TDb>>(allow: [Identity.Department]);
        Job<Relay>();
        Job<RelayRetries>();
        Job<HeldMessages>();
        Job<Housekeeping>(exclusive: true);
    }
}
