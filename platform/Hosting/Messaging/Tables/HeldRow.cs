namespace Exchange.Hosting.Messaging;

/// <summary>A received message that could not be applied when it came: held and tried again, or parked for an operator.</summary>
internal sealed class HeldRow
{
    public required Guid MessageId { get; init; }

    /// <summary>The handler that could not apply it; empty where no handler was reached.</summary>
    public required string Consumer { get; init; }

    public required bool Parked { get; set; }
    public required string Reason { get; set; }
    public int Attempts { get; set; }

    /// <summary>Attempts that ended in an exception nobody expected; enough of them park the message.</summary>
    public int Failures { get; set; }

    /// <summary>When it is tried next; null when parked.</summary>
    public DateTimeOffset? NextAttemptTime { get; set; }

    public required DateTimeOffset ReceiveTime { get; init; }

    public required string Type { get; init; }
    public required byte[] Body { get; init; }
    public required string Subject { get; init; }
    public long Version { get; init; }
    public string Sender { get; init; } = "";
    public string Addressee { get; init; } = "";
    public string Node { get; init; } = "";
    public Guid? CorrelationId { get; init; }
    public Guid? CausationId { get; init; }
    public DateTimeOffset SentTime { get; init; }
    public string TraceParent { get; init; } = "";

    public static HeldRow Of(WireMessage message, string consumer, DateTimeOffset now) => new()
    {
        MessageId = message.MessageId,
        Consumer = consumer,
        Parked = false,
        Reason = "",
        ReceiveTime = now,
        Type = message.Type,
        Body = message.Body.ToArray(),
        Subject = message.Subject,
        Version = message.Version,
        Sender = message.Sender,
        Addressee = message.Addressee,
        Node = message.Node,
        CorrelationId = message.CorrelationId,
        CausationId = message.CausationId,
        SentTime = message.SentTime,
        TraceParent = message.TraceParent,
    };

    public WireMessage ToMessage() => new(MessageId, Type, Body)
    {
        Subject = Subject,
        Version = Version,
        Sender = Sender,
        Addressee = Addressee,
        Node = Node,
        CorrelationId = CorrelationId,
        CausationId = CausationId,
        SentTime = SentTime,
        TraceParent = TraceParent,
    };
}
