using System.Diagnostics;

namespace Exchange.CivilAffairs.Tests.Referrals;

/// <summary>A clock that runs, from 2025-07-15 10:00 in China on, and can be moved forward.</summary>
internal sealed class MovableClock : TimeProvider
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _ahead;

    public override DateTimeOffset GetUtcNow() =>
        new DateTimeOffset(2025, 7, 15, 2, 0, 0, TimeSpan.Zero) + Stopwatch.GetElapsedTime(_started) + new TimeSpan(Interlocked.Read(ref _ahead));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
