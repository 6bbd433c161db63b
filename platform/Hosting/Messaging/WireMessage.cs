namespace Exchange.Hosting.Messaging;

/// <summary>
/// One message as it travels: the protobuf bytes and the metadata that the wire carries beside them as AMQP properties and headers.
/// It holds no personal data outside <see cref="Body"/>. MassTransit wants its messages public; nobody else does.
/// </summary>
/// <param name="MessageId">Identity of the message; the same on every redelivery and every sending again.</param>
/// <param name="Type">Full name of the protobuf message in <paramref name="Body"/>, such as <c>exchange.type.v1.Receipt</c>.</param>
/// <param name="Body">The message in protobuf's binary encoding and nothing else.</param>
public sealed record WireMessage(Guid MessageId, string Type, ReadOnlyMemory<byte> Body)
{
    /// <summary>What the message is about, such as a referral id; empty where it is about nothing in particular.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Version of the subject as of this message, from 1; 0 where the subject has no versions.</summary>
    public long Version { get; init; }

    /// <summary>The conversation that the message belongs to.</summary>
    public Guid? CorrelationId { get; init; }

    /// <summary>The message in answer to which this one was written.</summary>
    public Guid? CausationId { get; init; }

    /// <summary>When the sender wrote the message (UTC, microseconds).</summary>
    public DateTimeOffset SentTime { get; init; }

    /// <summary>The office that sends, such as <c>civilaffairs/210106</c>; empty on events and receipts of a whole node.</summary>
    public string Sender { get; init; } = "";

    /// <summary>The office addressed; empty on events.</summary>
    public string Addressee { get; init; } = "";

    /// <summary>The node that sends, to which receipts return; empty where no receipt is wanted.</summary>
    public string Node { get; init; } = "";

    /// <summary>W3C trace context of the work that wrote the message; empty where it was not traced.</summary>
    public string TraceParent { get; init; } = "";
}
