namespace Grpc.Core;

/// <summary>What a caller may ask for besides the request. Each <c>With</c> method returns a changed copy.</summary>
public readonly struct CallOptions
{
    /// <summary>Makes options.</summary>
    /// <param name="headers">Headers to send; null for none.</param>
    /// <param name="deadline">The instant (UTC) at which the call ends by itself; null for never.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="writeOptions">How requests are written; null for the defaults.</param>
    /// <param name="propagationToken">Passes on deadline and cancellation of the call being served; null for none.</param>
    /// <param name="credentials">Who calls, in addition to the channel's credentials; null for none.</param>
    public CallOptions(
        Metadata? headers = null,
        DateTime? deadline = null,
        CancellationToken cancellationToken = default,
        WriteOptions? writeOptions = null,
        ContextPropagationToken? propagationToken = null,
        CallCredentials? credentials = null)
    {
        Headers = headers;
        Deadline = deadline;
        CancellationToken = cancellationToken;
        WriteOptions = writeOptions;
        PropagationToken = propagationToken;
        Credentials = credentials;
    }

    /// <summary>Headers to send; null for none.</summary>
    public Metadata? Headers { get; private init; }

    /// <summary>The instant (UTC) at which the call ends by itself; null for never.</summary>
    public DateTime? Deadline { get; private init; }

    /// <summary>Cancels the call.</summary>
    public CancellationToken CancellationToken { get; private init; }

    /// <summary>How requests are written; null for the defaults.</summary>
    public WriteOptions? WriteOptions { get; private init; }

    /// <summary>Passes on deadline and cancellation of the call being served; null for none.</summary>
    public ContextPropagationToken? PropagationToken { get; private init; }

    /// <summary>Who calls, in addition to the channel's credentials; null for none.</summary>
    public CallCredentials? Credentials { get; private init; }

    /// <summary>Whether the call waits for a connection, within its deadline, where it would otherwise fail at once.</summary>
    public bool IsWaitForReady { get; private init; }

    /// <summary>The same with these headers.</summary>
    public CallOptions WithHeaders(Metadata headers) => this with { Headers = headers };

    /// <summary>The same with this deadline (UTC).</summary>
    public CallOptions WithDeadline(DateTime deadline) => this with { Deadline = deadline };

    /// <summary>The same with this token.</summary>
    public CallOptions WithCancellationToken(CancellationToken cancellationToken) => this with { CancellationToken = cancellationToken };

    /// <summary>The same with these write options.</summary>
    public CallOptions WithWriteOptions(WriteOptions writeOptions) => this with { WriteOptions = writeOptions };

    /// <summary>The same with this propagation token.</summary>
    public CallOptions WithPropagationToken(ContextPropagationToken propagationToken) => this with { PropagationToken = propagationToken };

    /// <summary>The same with these credentials.</summary>
    public CallOptions WithCredentials(CallCredentials credentials) => this with { Credentials = credentials };

    /// <summary>The same, waiting for a connection or not.</summary>
    public CallOptions WithWaitForReady(bool waitForReady = true) => this with { IsWaitForReady = waitForReady };
}
