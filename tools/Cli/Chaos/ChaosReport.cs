using Exchange.Chaos;

namespace Exchange.Cli.Chaos;

/// <summary>What a run did and what the checker said of it.</summary>
internal sealed record ChaosReport(
    int Seed, TimeSpan Length, Schedule Schedule, Load Load, ClientHistory History, TimeSpan? QuietAfter, Verdict Verdict)
{
    /// <summary>Faults that came to pass.</summary>
    public int FaultCount => Schedule.Injected.Values.Sum();

    public int KindCount => Schedule.Injected.Count(kind => kind.Value > 0);

    /// <summary>Writes that were answered.</summary>
    public int Operations => History.Attempts.Where(attempt => attempt.IsOk).DistinctBy(attempt => attempt.RequestId).Count();

    /// <summary>Tries of whose outcome the client knew nothing.</summary>
    public int Unknown => History.Attempts.Count(attempt => attempt.IsUnknown);

    public object ToJson() => new
    {
        seed = Seed,
        seconds = Math.Round(Length.TotalSeconds, 1),
        fault_count = FaultCount,
        kind_count = KindCount,
        faults = Schedule.Injected.OrderBy(kind => kind.Key, StringComparer.Ordinal).ToDictionary(),
        missed = Schedule.Missed.OrderBy(kind => kind.Key, StringComparer.Ordinal).ToDictionary(),
        operations = Operations,
        attempts = History.Attempts.Count,
        unknown = Unknown,
        referrals = Load.Begun,
        ended = Load.Ended,
        outcomes = Load.Outcomes,
        quiet_seconds = QuietAfter is { } quiet ? Math.Round(quiet.TotalSeconds, 1) : (double?)null,
        invariants = Verdict.Findings.Select(finding => new { id = finding.Invariant, @checked = finding.Checked, violations = finding.Violations.Count }),
        violations = Verdict.Violations.Count(),
        kept = Verdict.IsKept,
        violation_list = Verdict.Violations.Take(50),
    };
}
