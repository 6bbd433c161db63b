namespace Exchange.Grpc;

/// <summary>How the health of a node is asked for and watched.</summary>
public sealed class GrpcHealthOptions
{
    /// <summary>How often a watched state is looked at again; 5 s unless set.</summary>
    public TimeSpan WatchPeriod { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>For how long an answer is good enough for the next question; 1 s unless set. Keeps eager probes off the database.</summary>
    public TimeSpan ReuseResult { get; set; } = TimeSpan.FromSeconds(1);
}
