using Google.Protobuf;

namespace Exchange.Hosting.Messaging;

/// <summary>One thing to do for a received message: run a handler, keep a receipt, or park what cannot be read.</summary>
/// <param name="Message">The message. An event with two handlers makes two items.</param>
internal abstract record Item(WireMessage Message)
{
    /// <summary>The name under which inbox and held messages know who is concerned; empty where no handler is.</summary>
    public virtual string Consumer => "";

    public InboxKey Key => new(Message.MessageId, Consumer);
}

/// <summary>A message for a handler.</summary>
internal sealed record Work(WireMessage Message, MessageRoute Route, IMessage Payload, Addresses Addresses) : Item(Message)
{
    public override string Consumer => Route.Consumer;
}

/// <summary>An answer to a letter of this node, its signature found good.</summary>
internal sealed record Answer(WireMessage Message, ReceiptRow Receipt) : Item(Message);

/// <summary>A message that no handler can be given.</summary>
/// <param name="Message">The message, as far as it could be read.</param>
/// <param name="Reason">Why, in words without personal data.</param>
/// <param name="Handler">The handler that it was for, where one is known.</param>
internal sealed record Unreadable(WireMessage Message, string Reason, string Handler = "") : Item(Message)
{
    public override string Consumer => Handler;
}
