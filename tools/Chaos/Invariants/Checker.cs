namespace Exchange.Chaos;

/// <summary>Everything that is known about a run.</summary>
/// <param name="History">What the clients did and heard.</param>
/// <param name="Nodes">What the databases of all nodes hold.</param>
/// <param name="Leaks">Where the canary numbers were looked for, and found.</param>
/// <param name="QuietAfter">How long after healing everything was done; null when it was not within <paramref name="QuietLimit"/>.</param>
/// <param name="QuietLimit">How long was waited for that.</param>
public sealed record RunEvidence(
    ClientHistory History, IReadOnlyList<NodeEvidence> Nodes, PlainTextSearch Leaks, TimeSpan? QuietAfter, TimeSpan QuietLimit);

/// <summary>Holds a run against the invariants of the exchange.</summary>
public static class Checker
{
    /// <summary>Looks at everything once; the order of the findings is that of the invariants.</summary>
    public static Verdict Check(int seed, RunEvidence run) => new(
        seed,
        [
            Arrival.Check(run),
            OneEffect.Check(run),
            Agreement.Check(run),
            Transitions.Check(run),
            AuditTrail.Check(run),
            run.Leaks.Finding,
            SafeRepeats.Check(run),
        ]);
}
