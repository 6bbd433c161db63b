namespace Exchange.Hosting;

/// <summary>
/// Background work of a node: does what is due and says when it wants to look again. Registered with <c>node.Job&lt;T&gt;()</c>,
/// made once per process.
/// </summary>
/// <remarks>
/// An exception is logged and the job is tried again after a growing pause (1 s to 1 min), so a run must be safe to repeat.
/// Several instances
/// of a node run the job at the same time unless it is registered as exclusive.
/// </remarks>
public interface IJob
{
    /// <summary>Does what is due.</summary>
    /// <param name="ct">Cancelled when the node stops, or when an exclusive job loses its lease.</param>
    /// <returns>
    /// How long to wait before the next run: zero when there is more to do, at most one hour, and less when the job is woken.
    /// </returns>
    Task<TimeSpan> RunAsync(CancellationToken ct);
}

/// <summary>Wakes jobs of this process at once, instead of at their next look.</summary>
public interface IWake
{
    /// <summary>
    /// Wakes a job; many calls during one run make one further run. Calling it for a job that the node does not have does
    /// nothing.
    /// </summary>
    void Wake<TJob>()
        where TJob : IJob;
}
