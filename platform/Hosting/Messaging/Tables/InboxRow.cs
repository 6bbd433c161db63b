namespace Exchange.Hosting.Messaging;

/// <summary>Says that a message has had its effect through one handler; written in the transaction of that effect.</summary>
internal sealed class InboxRow
{
    public required Guid MessageId { get; init; }
    public required string Consumer { get; init; }
    public required DateTimeOffset ReceiveTime { get; init; }
}
