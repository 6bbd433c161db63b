using System.Globalization;

namespace Exchange.Hosting.Faults;

/// <summary>
/// The machine's clock and an offset, in seconds, that is read from the file <c>clock</c> of the faults' folder: wrong by so much, and
/// jumping when the file changes. Timers run as they should.
/// </summary>
internal sealed class SkewedTime(string directory) : TimeProvider
{
    private const long BetweenLooks = 200;
    private readonly string _file = Path.Combine(directory, "clock");
    private long _nextLook;
    private TimeSpan _offset;

    public override DateTimeOffset GetUtcNow()
    {
        var ticks = Environment.TickCount64;
        if (ticks >= Volatile.Read(ref _nextLook))
        {
            Volatile.Write(ref _nextLook, ticks + BetweenLooks);
            _offset = Read();
        }

        return base.GetUtcNow() + _offset;
    }

    private TimeSpan Read()
    {
        try
        {
            var text = File.ReadAllText(_file);
            return double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : _offset;
        }
        catch (FileNotFoundException)
        {
            return TimeSpan.Zero;
        }
    }
}
