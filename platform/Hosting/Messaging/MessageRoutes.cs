using Exchange.Hosting.Storage;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Hosting.Messaging;

/// <summary>Which handlers a node has for which messages. Filled while the node is configured.</summary>
internal sealed class MessageRoutes<TDb> : IMessageRoutes
    where TDb : NodeDb
{
    private readonly List<MessageRoute> _routes = [];

    IReadOnlyList<MessageRoute> IMessageRoutes.All => _routes;

    /// <summary>Letters of a type go to a handler. A type of letter has one handler.</summary>
    /// <exception cref="InvalidOperationException">The type has a handler already.</exception>
    public void Letter<TMessage, THandler>()
        where TMessage : class, IMessage<TMessage>, new()
        where THandler : class, IHandle<TMessage, TDb> => Add<TMessage, THandler>(isLetter: true);

    /// <summary>Events of a type go to a handler. An event may have several; each is applied once, independently of the others.</summary>
    /// <exception cref="InvalidOperationException">The type has this handler already, or is a letter.</exception>
    public void Event<TMessage, THandler>()
        where TMessage : class, IMessage<TMessage>, new()
        where THandler : class, IHandle<TMessage, TDb> => Add<TMessage, THandler>(isLetter: false);

    private void Add<TMessage, THandler>(bool isLetter)
        where TMessage : class, IMessage<TMessage>, new()
        where THandler : class, IHandle<TMessage, TDb>
    {
        var type = new TMessage().Descriptor.FullName;
        var consumer = typeof(THandler).Name;
        if (_routes.Find(route => route.Type == type && (isLetter || route.IsLetter || route.Consumer == consumer)) is { } other)
            throw new InvalidOperationException($"{type} has the handler {other.Consumer} already.");

        var parser = new MessageParser<TMessage>(() => new TMessage());
        _routes.Add(new MessageRoute(
            type, consumer, typeof(THandler), isLetter, body => parser.ParseFrom(body.Span), Handle<TMessage, THandler>));
    }

    private static Task Handle<TMessage, THandler>(
        IServiceProvider services, IMessage payload, WireMessage wire, Addresses addresses, UnitOfWork unit, CancellationToken ct)
        where TMessage : class, IMessage<TMessage>
        where THandler : class, IHandle<TMessage, TDb>
    {
        var delivery = new Delivery<TMessage>(
            (TMessage)payload, wire.MessageId, wire.Subject, wire.Version, addresses.Sender, addresses.Addressee, wire.SentTime, wire.Node);
        return services.GetRequiredService<THandler>().HandleAsync(delivery, (UnitOfWork<TDb>)unit, ct);
    }
}

internal interface IMessageRoutes
{
    IReadOnlyList<MessageRoute> All { get; }
}

/// <summary>One handler of one type of message.</summary>
/// <param name="Type">Full name of the protobuf message.</param>
/// <param name="Consumer">Name of the handler's class: what the inbox knows it by. Renaming the class makes it a new handler.</param>
/// <param name="HandlerType">The handler's class.</param>
/// <param name="IsLetter">Whether messages of the type are letters: addressed, receipted.</param>
/// <param name="Parse">Reads the body; throws <see cref="InvalidProtocolBufferException"/>.</param>
/// <param name="HandleAsync">Runs the handler.</param>
internal sealed record MessageRoute(
    string Type,
    string Consumer,
    Type HandlerType,
    bool IsLetter,
    Func<ReadOnlyMemory<byte>, IMessage> Parse,
    Func<IServiceProvider, IMessage, WireMessage, Addresses, UnitOfWork, CancellationToken, Task> HandleAsync);

/// <summary>Between which offices a letter goes; none on events.</summary>
internal readonly record struct Addresses(Office Sender, Office Addressee);
