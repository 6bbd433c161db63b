namespace Exchange.Testing;

/// <summary>A clock that stands still until it is moved. Timers run in real time.</summary>
public sealed class TestClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2025, 7, 15, 2, 0, 0, TimeSpan.Zero).UtcTicks;

    /// <summary>The time; 2025-07-15 10:00 in China to begin with.</summary>
    public DateTimeOffset Now
    {
        get => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _ticks, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
