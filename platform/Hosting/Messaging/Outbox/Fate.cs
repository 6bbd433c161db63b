namespace Exchange.Hosting.Messaging;

/// <summary>What becomes of an outbox row after an attempt to publish it.</summary>
internal static class Fate
{
    public static void Decide(OutboxRow row, PublishResult result, DateTimeOffset now, MessagingOptions options)
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
            case PublishOutcome.Failed:
                row.NextAttemptTime = now + options.RetryPause(++row.Attempts);
                break;
            case PublishOutcome.Unavailable:
                // The message is not to blame, so this does not bring it nearer to being parked; it goes first when the broker is back.
                row.NextAttemptTime = now + options.RetryAfter;
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
