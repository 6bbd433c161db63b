using Exchange.Contracts.Type.V1;

namespace Exchange.CivilAffairs.Verification;

/// <summary>
/// Knows which departments do not answer at present, so that a silent one costs the others nothing and is not asked the same by every child
/// in the ledger. After some silences in a row a department is left alone; then one question at a time finds out whether it is back.
/// </summary>
internal sealed class Outages(TimeProvider time)
{
    private const int SilencesInARow = 8;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<Department, Silence> _silences = [];

    /// <summary>A department has come back, once each time: what waits for it can be asked.</summary>
    public event Action? Returned;

    /// <summary>When the next question is to find out whether a department is back; null while all answer.</summary>
    public DateTimeOffset? NextProbeTime
    {
        get
        {
            lock (_lock)
                return _silences.Values.Where(silence => silence.Count >= SilencesInARow).Min(s => (DateTimeOffset?)s.ProbeTime);
        }
    }

    /// <summary>Whether to put a question to the department now.</summary>
    public bool MayAsk(Department department)
    {
        lock (_lock)
        {
            if (!_silences.TryGetValue(department, out var silence) || silence.Count < SilencesInARow)
                return true;
            if (time.GetUtcNow() < silence.ProbeTime)
                return false;

            // This caller finds out; the others wait for what it hears.
            _silences[department] = silence with { ProbeTime = time.GetUtcNow() + LongestPause };
            return true;
        }
    }

    /// <summary>The department has answered, whatever it said.</summary>
    public void Answered(Department department)
    {
        bool returned;
        lock (_lock)
            returned = _silences.Remove(department, out var silence) && silence.Count >= SilencesInARow;
        if (returned)
            Returned?.Invoke();
    }

    /// <summary>The department has not answered.</summary>
    public void Silent(Department department)
    {
        lock (_lock)
        {
            var before = _silences.GetValueOrDefault(department) ?? new Silence(0, default, FirstPause);
            var isOut = before.Count + 1 >= SilencesInARow;
            var pause = isOut && before.Count >= SilencesInARow ? Shorter(before.Pause * 2, LongestPause) : before.Pause;
            _silences[department] = new Silence(before.Count + 1, time.GetUtcNow() + pause, pause);
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private sealed record Silence(int Count, DateTimeOffset ProbeTime, TimeSpan Pause);
}
