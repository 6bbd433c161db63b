namespace Exchange.Hosting.Messaging;

/// <summary>What becomes of an outbox row after an attempt to publish it.</summary>
internal static class Fate
{
    /// <param name="row">The row, to be changed.</param>
    /// <param name="result">The broker's word.</param>
    /// <param name="brokerIsLost">Whether the broker went away meanwhile.</param>
    /// <param name="now">The time.</param>
    /// <param name="options">Pauses and limits.</param>
    public static void Decide(OutboxRow row, PublishResult result, bool brokerIsLost, DateTimeOffset now, MessagingOptions options)
    {
        row.LeaseUntil = null;
        row.LastError = result.Reason;
        switch (result.Outcome)
        {
            case PublishOutcome.Confirmed:
                Confirm(row, now, options);
                break;
            case PublishOutcome.Returned when row.Kind == MessageKind.Event && now - row.CreateTime >= options.EventPatience:
                // Nobody follows this fact; that is not an error.
                row.State = OutboxState.Sent;
                row.NextAttemptTime = null;
                break;
            case PublishOutcome.Returned:
                row.State = OutboxState.Undeliverable;
                row.NextAttemptTime = now + options.RetryPause(++row.Attempts);
                break;
            case PublishOutcome.Failed when row.Attempts + 1 >= options.ParkAfter:
                row.State = OutboxState.Parked;
                row.Attempts++;
                row.NextAttemptTime = null;
                break;
            case PublishOutcome.Unavailable when brokerIsLost:
                // It goes among the first when the broker is back.
                row.NextAttemptTime = now + options.RetryAfter;
                break;
            case PublishOutcome.Failed or PublishOutcome.Unavailable:
                // A queue that does not answer is no fault of the message: only a refusal brings it nearer to being parked for good.
                row.NextAttemptTime = now + options.RetryPause(++row.Attempts);
                break;
        }
    }

    private static void Confirm(OutboxRow row, DateTimeOffset now, MessagingOptions options)
    {
        row.State = OutboxState.Sent;
        row.Attempts = 0;
        row.Sendings++;
        row.SentTime ??= now;
        row.NextAttemptTime = row.Kind == MessageKind.Letter ? now + options.ResendPause(row.Sendings) : null;
    }
}
