namespace Exchange.Hosting.Messaging;

/// <summary>A message received and not yet acknowledged. The broker delivers it again unless <see cref="Acknowledge"/> is called.</summary>
/// <param name="message">The message. Where <paramref name="defect"/> is set, only its id, type and body are meaningful.</param>
/// <param name="defect">Why its metadata cannot be read; <see langword="null"/> where it can.</param>
/// <param name="settle">Receives true to acknowledge, false to return.</param>
internal sealed class Inbound(WireMessage message, string? defect, Action<bool> settle)
{
    /// <summary>The message as received.</summary>
    public WireMessage Message { get; } = message;

    /// <summary>What is wrong with its metadata, <see langword="null"/> where nothing is.</summary>
    public string? Defect { get; } = defect;

    /// <summary>Tells the broker that the message is done with: its effect, or its place among the parked, is committed.</summary>
    public void Acknowledge() => settle(true);

    /// <summary>Gives the message back, to be delivered again.</summary>
    public void Return() => settle(false);
}
