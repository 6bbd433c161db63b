namespace Exchange.Hosting.Messaging;

/// <summary>Sends what has not been tried yet, and letters whose receipt is overdue. Woken by every commit that leaves a message.</summary>
internal sealed class Relay(Dispatch dispatch) : IJob
{
    public Task<TimeSpan> RunAsync(CancellationToken ct) => dispatch.RunAsync(Lane.Fresh, ct);
}

/// <summary>Tries again what has failed. It has a lane of its own, where a queue that takes nothing holds up nobody else.</summary>
internal sealed class RelayRetries(Dispatch dispatch) : IJob
{
    public Task<TimeSpan> RunAsync(CancellationToken ct) => dispatch.RunAsync(Lane.Retries, ct);
}

/// <summary>Which part of the outbox a relay works on.</summary>
internal enum Lane
{
    /// <summary>Rows whose last attempt did not fail.</summary>
    Fresh,

    /// <summary>Rows whose last attempt failed.</summary>
    Retries,
}
