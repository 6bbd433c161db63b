namespace Exchange.Hosting.Messaging;

/// <summary>
/// The queues of one node and what they are bound to. Letters and receipts go through the topic exchange <c>exchange.letters</c>,
/// events through <c>exchange.events</c>; the exchange of a queue bears the queue's name (a convention of MassTransit).
/// </summary>
/// <param name="Node">Name of the node, unique in the exchange.</param>
/// <param name="LetterKeys">Patterns of the letters that the node receives, such as <c>civilaffairs.21.01.*</c>.</param>
/// <param name="EventTypes">Full names of the protobuf events that it follows.</param>
internal sealed record NodeTopology(string Node, IReadOnlyList<string> LetterKeys, IReadOnlyList<string> EventTypes)
{
    public const string LettersExchange = "exchange.letters";
    public const string EventsExchange = "exchange.events";

    /// <summary>Where receipts and other messages to the node itself go.</summary>
    public static string NodeKey(string node) => $"node.{node}";

    public string LettersQueue => $"letters.{Node}";

    public string EventsQueue => $"events.{Node}";

    /// <summary>The node's queues; one without events has no events queue.</summary>
    public IEnumerable<QueueBindings> Queues()
    {
        yield return new QueueBindings(LettersQueue, LettersExchange, [NodeKey(Node), .. LetterKeys]);
        if (EventTypes.Count > 0) yield return new QueueBindings(EventsQueue, EventsExchange, EventTypes);
    }
}

/// <summary>A queue and the keys under which it is bound to a topic exchange.</summary>
internal sealed record QueueBindings(string Queue, string Exchange, IReadOnlyList<string> Keys);
