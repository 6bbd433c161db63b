namespace Exchange.Hosting.Messaging;

/// <summary>A message that is to be put in the outbox.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">Full name of the protobuf message in <paramref name="Body"/>.</param>
/// <param name="Body">The message in protobuf's binary encoding.</param>
/// <param name="Exchange">The exchange that it is published to.</param>
/// <param name="RoutingKey">The key that it is published under.</param>
internal readonly record struct OutboxMessage(MessageKind Kind, string Type, byte[] Body, string Exchange, string RoutingKey)
{
    public string Subject { get; init; } = "";
    public long Version { get; init; }
    public string Sender { get; init; } = "";
    public string Addressee { get; init; } = "";

    /// <summary>The message that it answers, where that is not the one being handled.</summary>
    public Guid? Cause { get; init; }
}
