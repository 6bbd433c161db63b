using System.Diagnostics;
using System.Globalization;

namespace Exchange.LocalServers;

/// <summary>
/// A server run as a child that cannot outlive this process: a small shell stands between the two and kills the server when the
/// pipe to this process
/// closes, which the operating system sees to even after <c>kill -9</c>.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    // $1 is the signal for the case that the parent is gone; the rest is the server's command line. The server's pid is the first line of output.
    private const string Guard = """
        signal=$1; shift
        exec 3<&0
        "$@" </dev/null 3<&- &
        server=$!
        echo "$server"
        ( read -r _ <&3; kill -"$signal" "$server" 2>/dev/null ) >/dev/null 2>&1 &
        guard=$!
        wait "$server"; code=$?
        kill "$guard" 2>/dev/null
        exit "$code"
        """;

    private readonly Process _guard;
    private readonly int _pid;
    private readonly LastLines _output;

    private ServerProcess(Process guard, int pid, LastLines output) => (_guard, _pid, _output) = (guard, pid, output);

    /// <summary>Process id of the server itself.</summary>
    public int Id => _pid;

    /// <summary>Exit code of the server, once it has ended.</summary>
    public int ExitCode => _guard.ExitCode;

    /// <summary>Whether the server has ended.</summary>
    public bool HasExited => _guard.HasExited;

    /// <summary>Ends when the server has ended.</summary>
    public Task WaitForExitAsync() => _guard.WaitForExitAsync();

    /// <summary>What the server said last, for error messages.</summary>
    public string Output => _output.ToString();

    /// <summary>Starts a program.</summary>
    /// <param name="signalWhenOrphaned">The signal, such as <c>TERM</c>, that it gets when this process is gone.</param>
    /// <param name="command">Its path and arguments.</param>
    /// <param name="environment">Variables besides this process's own.</param>
    /// <param name="workingDirectory">Where it runs.</param>
    /// <param name="line">Hears each line of its output, from several threads.</param>
    public static async Task<ServerProcess> StartAsync(
        string signalWhenOrphaned, IEnumerable<string> command, IReadOnlyDictionary<string, string>? environment, string workingDirectory,
        Action<string>? line = null)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Guard, "guard", signalWhenOrphaned, .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        var guard = Process.Start(start)!;
        var output = new LastLines(40);
        var pid = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        guard.OutputDataReceived += Hear;
        guard.ErrorDataReceived += Hear;
        guard.BeginOutputReadLine();
        guard.BeginErrorReadLine();
        return new ServerProcess(guard, await pid.Task.WaitAsync(TimeSpan.FromSeconds(30)), output);

        void Hear(object sender, DataReceivedEventArgs data)
        {
            if (string.IsNullOrWhiteSpace(data.Data))
                return;
            if (!pid.Task.IsCompleted && int.TryParse(data.Data, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && pid.TrySetResult(first))
                return;
            output.Add(data.Data);
            line?.Invoke(data.Data);
        }
    }

    /// <summary>Sends a signal (<c>TERM</c>, <c>INT</c>, <c>QUIT</c>, <c>KILL</c>, <c>STOP</c>, <c>CONT</c>) to the server.</summary>
    public void Signal(string signal)
    {
        if (HasExited)
            return;
        using var kill = Process.Start("/bin/kill", [$"-{signal}", _pid.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Sends a signal and waits until the server has ended; after the limit it is killed.</summary>
    public async Task EndAsync(string signal, TimeSpan limit)
    {
        Signal(signal);
        try
        {
            await _guard.WaitForExitAsync().WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            Signal("KILL");
            await _guard.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    /// <summary>Closes the pipe to the guard, as the operating system does when this process ends.</summary>
    internal void Orphan() => _guard.StandardInput.Close();

    /// <summary>Kills the server if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndAsync("KILL", TimeSpan.FromSeconds(10));
        _guard.Dispose();
    }

    private sealed class LastLines(int limit)
    {
        private readonly Queue<string> _lines = new();

        public void Add(string line)
        {
            lock (_lines)
            {
                _lines.Enqueue(line);
                if (_lines.Count > limit)
                    _lines.Dequeue();
            }
        }

        public override string ToString()
        {
            lock (_lines)
                return string.Join(Environment.NewLine, _lines);
        }
    }
}
