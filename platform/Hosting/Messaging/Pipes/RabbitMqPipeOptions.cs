namespace Exchange.Hosting.Messaging.Pipes;

/// <summary>Where RabbitMQ is and how much of it a node uses.</summary>
/// <param name="Uri"><c>amqp://user:password@host:port/vhost</c>, or <c>amqps</c>.</param>
internal sealed record RabbitMqPipeOptions(Uri Uri)
{
    /// <summary>Deliveries that a queue hands to this node before they are acknowledged.</summary>
    public ushort Prefetch { get; init; } = 500;

    /// <inheritdoc cref="MessagingOptions.PublishTimeout"/>
    public TimeSpan PublishTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc cref="MessagingOptions.ConfirmTimeout"/>
    public TimeSpan ConfirmTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A broker that is silent for twice this time is lost.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a start may take once the broker accepts connections.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public int Port => Uri.Port > 0 ? Uri.Port : Uri.Scheme == "amqps" ? 5671 : 5672;
}
