using System.Diagnostics.Metrics;
using Exchange.Hosting.Telemetry;

namespace Exchange.Hosting.Messaging;

/// <summary>What the delivery path tells of itself: types and outcomes, never persons.</summary>
internal static class MessagingTelemetry
{
    private static readonly Counter<long> PublishedMessages =
        Sources.Meter.CreateCounter<long>("exchange.messages.published", "{message}", "Messages handed to the broker, by outcome.");

    private static readonly Counter<long> ReceivedMessages =
        Sources.Meter.CreateCounter<long>("exchange.messages.received", "{message}", "Messages received, by what became of them.");

    public static void Published(PublishOutcome outcome, int count) =>
        PublishedMessages.Add(count, new KeyValuePair<string, object?>("outcome", outcome.ToString()));

    public static void Received(string result, int count) =>
        ReceivedMessages.Add(count, new KeyValuePair<string, object?>("result", result));
}
