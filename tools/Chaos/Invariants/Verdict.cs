namespace Exchange.Chaos;

/// <summary>A promise that was not kept.</summary>
/// <param name="Invariant">I1 to I7.</param>
/// <param name="Node">Where it shows.</param>
/// <param name="Subject">What it is about: an id, a file; never personal data.</param>
/// <param name="What">What is wrong.</param>
public sealed record Violation(string Invariant, string Node, string Subject, string What);

/// <summary>What one invariant found.</summary>
/// <param name="Invariant">I1 to I7.</param>
/// <param name="Says">The promise.</param>
/// <param name="Checked">How many things were held against it. With none it has shown nothing.</param>
/// <param name="Violations">Those that broke it.</param>
public sealed record Finding(string Invariant, string Says, int Checked, IReadOnlyList<Violation> Violations);

/// <summary>The outcome of a check.</summary>
/// <param name="Seed">The seed of the run, with which to do it again.</param>
/// <param name="Findings">One for each invariant.</param>
public sealed record Verdict(int Seed, IReadOnlyList<Finding> Findings)
{
    public IEnumerable<Violation> Violations => Findings.SelectMany(finding => finding.Violations);

    /// <summary>Every promise was put to the test, and kept.</summary>
    public bool IsKept => Findings.All(finding => finding is { Checked: > 0, Violations.Count: 0 });
}

/// <summary>Collects what one invariant finds.</summary>
internal sealed class Examination(string invariant, string says)
{
    private readonly List<Violation> _violations = [];
    private int _checked;

    public Finding Finding => new(invariant, says, _checked, _violations);

    /// <summary>Counts one thing looked at, and a violation where it is not as it should be.</summary>
    public void Expect(bool holds, string node, object subject, string otherwise)
    {
        _checked++;
        if (!holds) _violations.Add(new Violation(invariant, node, $"{subject}", otherwise));
    }
}
