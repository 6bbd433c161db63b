namespace Exchange.Hosting.Messaging;

/// <summary>A message that this node sends: written with the change that causes it, kept as the record of what became of it.</summary>
internal sealed class OutboxRow
{
    public const string Due = "next_attempt_time IS NOT NULL";

    /// <summary>UUIDv7; the message id on the wire.</summary>
    public required Guid Id { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>Full name of the protobuf message in <see cref="Body"/>.</summary>
    public required string Type { get; init; }

    public required string Exchange { get; init; }
    public required string RoutingKey { get; init; }
    public required byte[] Body { get; init; }
    public required string Subject { get; init; }
    public long Version { get; init; }
    public string Sender { get; init; } = "";
    public string Addressee { get; init; } = "";
    public Guid? CorrelationId { get; init; }
    public Guid? CausationId { get; init; }
    public string TraceParent { get; init; } = "";

    public required OutboxState State { get; set; }

    /// <summary>Failed attempts in a row.</summary>
    public int Attempts { get; set; }

    /// <summary>How often the broker has confirmed it.</summary>
    public int Sendings { get; set; }

    /// <summary>When the relay looks at the row next; null when there is nothing left to do.</summary>
    public DateTimeOffset? NextAttemptTime { get; set; }

    /// <summary>Until when a relay has the row to itself.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>When the broker first confirmed it.</summary>
    public DateTimeOffset? SentTime { get; set; }

    /// <summary>When the addressee stored it, by the addressee's signed receipt; likewise the next two.</summary>
    public DateTimeOffset? DeliveredTime { get; set; }

    public DateTimeOffset? OpenedTime { get; set; }
    public DateTimeOffset? DecidedTime { get; set; }

    /// <summary>Why the last attempt failed; empty after a success.</summary>
    public string LastError { get; set; } = "";
}

/// <summary>What a message of the outbox is; decides when it is done.</summary>
public enum MessageKind
{
    /// <summary>Addressed to an office; done when its delivered receipt is back.</summary>
    Letter,

    /// <summary>A fact for whoever follows; done when the broker has it.</summary>
    Event,

    /// <summary>An answer to a letter; done when the broker has it.</summary>
    Receipt,
}

/// <summary>How far a message of the outbox has come.</summary>
public enum OutboxState
{
    /// <summary>To be sent.</summary>
    Pending,

    /// <summary>The broker has it. A letter in this state still waits for its receipt and is sent again until that comes.</summary>
    Sent,

    /// <summary>The addressee has stored it and said so.</summary>
    Delivered,

    /// <summary>Nobody serves the address at present. It is tried again with growing pauses.</summary>
    Undeliverable,

    /// <summary>Given up after repeated failures or by an operator; nothing happens until it is replayed.</summary>
    Parked,
}
