namespace Exchange.Hosting.Messaging;

/// <summary>
/// What the delivery path needs of a broker: publish a batch and learn the fate of each message, receive a batch and acknowledge each.
/// It keeps nothing and promises nothing across a crash: the outbox and the inbox do.
/// </summary>
internal interface IMessagePipe : IAsyncDisposable
{
    /// <summary>Whether the topology has been declared since the node started.</summary>
    bool IsStarted { get; }

    /// <summary>Whether the topology is declared and the broker is in reach at this moment, so that publishing is worth trying.</summary>
    bool IsReady { get; }

    /// <summary>
    /// Declares the topology and connects. Returns when the pipe is ready, however long the broker stays away;
    /// afterwards the pipe reconnects by itself.
    /// </summary>
    Task StartAsync(CancellationToken ct);

    /// <summary>
    /// Publishes all messages together and waits for the broker's word on each.
    /// </summary>
    /// <returns>
    /// One result for each message, in the order of <paramref name="batch"/>. A broker out of reach is a result, not an exception.
    /// </returns>
    Task<PublishResult[]> PublishAsync(IReadOnlyList<Outbound> batch, CancellationToken ct);

    /// <summary>
    /// Waits until at least one message is there and takes what has arrived by then, without lingering for more.
    /// </summary>
    /// <param name="max">The most to take, from 1.</param>
    /// <param name="ct">Ends the wait.</param>
    ValueTask<IReadOnlyList<Inbound>> ReceiveAsync(int max, CancellationToken ct);
}

/// <summary>A message and the exchange and key that it is published to.</summary>
internal readonly record struct Outbound(WireMessage Message, string Exchange, string RoutingKey);

/// <summary>What became of one publish, and the reason where it did not succeed.</summary>
internal readonly record struct PublishResult(PublishOutcome Outcome, string Reason = "");

/// <summary>The broker's word on one published message.</summary>
internal enum PublishOutcome
{
    /// <summary>A queue holds it.</summary>
    Confirmed,

    /// <summary>No queue is bound to its key: nobody serves this address at present.</summary>
    Returned,

    /// <summary>The broker refused this message.</summary>
    Failed,

    /// <summary>The broker was out of reach or did not answer in time. It may or may not hold the message.</summary>
    Unavailable,
}
