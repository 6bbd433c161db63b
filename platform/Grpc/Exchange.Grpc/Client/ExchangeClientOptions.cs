namespace Exchange.Grpc;

/// <summary>How one typed client calls. Named like the client.</summary>
public sealed class ExchangeClientOptions
{
    /// <summary>How long a call with one request and one response may take in all, repetitions included, unless its caller says; 10 s unless set.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a streaming call may take unless its caller says; 10 min unless set.</summary>
    public TimeSpan StreamDeadline { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How much sooner than the call being served its own calls must end; 100 ms unless set. It is the time left to answer with a reason instead of being cut off.
    /// </summary>
    public TimeSpan Margin { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often a call is tried at most, the first time included; 3 unless set, 1 for never again. Concerns methods that may be repeated, alone.</summary>
    public int Attempts { get; set; } = 3;

    /// <summary>How long to wait before the second attempt, twice as long before each further one; 100 ms unless set. A random part of up to half is taken off.</summary>
    public TimeSpan FirstBackOff { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long to wait at most between attempts; 2 s unless set.</summary>
    public TimeSpan MaxBackOff { get; set; } = TimeSpan.FromSeconds(2);
}
