using System.Diagnostics;
using System.Globalization;

namespace Exchange.Hosting.Faults;

/// <summary>
/// Dies where a file of the folder says so: a file named after a failpoint arms it, its content (a number, empty for 0) says how often it
/// may still be passed. The file is gone when the process is, so that the next life does not die of it too.
/// </summary>
/// <param name="directory">The folder of <c>Exchange:Faults:Directory</c>.</param>
/// <param name="die">Ends the process; tests count instead.</param>
internal sealed class ArmedFailpoints(string directory, Action die) : IFailpoints
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Failpoint, string> _files = Enum.GetValues<Failpoint>().ToDictionary(p => p, p => Path.Combine(directory, NameOf(p)));
    private readonly Dictionary<Failpoint, int> _left = [];

    public ArmedFailpoints(string directory)
        : this(directory, Kill)
    {
    }

    /// <summary>The name of a failpoint's file, such as <c>before-commit</c>.</summary>
    public static string NameOf(Failpoint point) =>
        string.Concat(point.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    public void Pass(Failpoint point)
    {
        lock (_lock)
        {
            if (!File.Exists(_files[point]))
            {
                _left.Remove(point);
                return;
            }

            if (!_left.TryGetValue(point, out var left)) left = Read(_files[point]);
            _left[point] = left - 1;
            if (left > 0) return;
            _left.Remove(point);
            File.Delete(_files[point]);
            die();
        }
    }

    private static int Read(string file) =>
        int.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var passes) ? passes : 0;

    // SIGKILL: nothing is flushed, no finally runs, no connection is closed in order.
    private static void Kill()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
