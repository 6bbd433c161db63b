using System.ComponentModel.DataAnnotations;

namespace Exchange.Hosting.Messaging;

/// <summary>How the delivery path behaves: the section <c>Exchange:Messaging</c>. The defaults suit a county and a province.</summary>
public sealed class MessagingOptions
{
    /// <summary>The section these options are bound from.</summary>
    public const string Section = "Exchange:Messaging";

    /// <summary>Messages that the relay publishes together, 1–5000.</summary>
    [Range(1, 5000)]
    public int RelayBatch { get; set; } = 500;

    /// <summary>Messages applied in one transaction, 1–1000.</summary>
    [Range(1, 1000)]
    public int ConsumerBatch { get; set; } = 200;

    /// <summary>How long the relay sleeps when nothing wakes it: the net under the wake-up at commit.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a relay has leased rows to itself. A relay that died leaves them to the others after this time.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a published batch waits for the broker's first confirm; shorter than <see cref="Lease"/>.</summary>
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long it then waits from one confirm to the next: a queue without a leader never confirms.</summary>
    public TimeSpan ConfirmTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>First pause after a failure; it doubles with every further one.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause after failures.</summary>
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a letter waits for its delivered receipt before it is sent again; doubles with every sending.</summary>
    public TimeSpan ResendAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest pause between two sendings of a letter.</summary>
    public TimeSpan LongestResend { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long delivery may take before operators see a letter among the overdue ones.</summary>
    public TimeSpan DeliverWithin { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Failures in a row after which a message is parked, 1–100. A broker out of reach and an address that nobody serves do not count.
    /// </summary>
    [Range(1, 100)]
    public int ParkAfter { get; set; } = 10;

    /// <summary>How long an event is tried again while no queue is bound to its type; then it is done, having no follower.</summary>
    public TimeSpan EventPatience { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long events and receipts are kept after they are sent.</summary>
    public TimeSpan KeepSent { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long the inbox remembers a message. Nothing older than this is sent or replayed.</summary>
    public TimeSpan KeepInbox { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Unacknowledged deliveries that a RabbitMQ queue hands to one node instance, 1–5000.</summary>
    [Range(1, 5000)]
    public int Prefetch { get; set; } = 500;

    /// <summary>The pause after <paramref name="failures"/> failures in a row, from 1.</summary>
    internal TimeSpan RetryPause(int failures) => Doubled(RetryAfter, failures, LongestRetry);

    /// <summary>The wait for a receipt after <paramref name="sendings"/> sendings, from 1.</summary>
    internal TimeSpan ResendPause(int sendings) => Doubled(ResendAfter, sendings, LongestResend);

    private static TimeSpan Doubled(TimeSpan first, int times, TimeSpan longest)
    {
        var pause = first * Math.Pow(2, Math.Clamp(times - 1, 0, 30));
        return pause < longest ? pause : longest;
    }
}
