using System.Globalization;
using Exchange.LocalServers;

namespace Exchange.Cli.Cluster;

/// <summary>One node as a process of its own. It ends with this one; a node that dies of itself, or by somebody's hand, is started again.</summary>
/// <param name="node">The node.</param>
/// <param name="settings">Its configuration.</param>
/// <param name="directory">Where its output goes, NODE.log, and its process id, NODE.pid.</param>
/// <param name="restarted">Hears of each restart, with the exit code before it.</param>
internal sealed class NodeProcess(NodeSpec node, IReadOnlyDictionary<string, string?> settings, string directory, Action<NodeSpec, int> restarted)
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _unwanted = new();
    private ServerProcess? _process;
    private Task _watch = Task.CompletedTask;

    public async Task StartAsync()
    {
        _process = await LaunchAsync();
        _watch = WatchAsync();
    }

    public async Task StopAsync()
    {
        await _unwanted.CancelAsync();
        await (_process?.EndAsync("TERM", StopLimit) ?? Task.CompletedTask);
        await _watch;
    }

    /// <summary>Sends a signal (<c>KILL</c>, <c>STOP</c>, <c>CONT</c>) to the process that runs now.</summary>
    public void Signal(string signal) => _process?.Signal(signal);

    private async Task WatchAsync()
    {
        while (_process is { } process)
        {
            await process.WaitForExitAsync();
            if (_unwanted.IsCancellationRequested)
                return;
            restarted(node, process.ExitCode);
            _process = await LaunchAsync();
        }
    }

    private async Task<ServerProcess> LaunchAsync()
    {
        var environment = settings.ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value ?? "");
        string[] command = ["/usr/bin/env", "dotnet", Path.Combine(AppContext.BaseDirectory, node.Assembly + ".dll")];
        var process = await ServerProcess.StartAsync("TERM", command, environment, AppContext.BaseDirectory, Write);
        await File.WriteAllTextAsync(FileOf("pid"), process.Id.ToString(CultureInfo.InvariantCulture));
        return process;
    }

    private void Write(string line)
    {
        lock (_unwanted)
            File.AppendAllText(FileOf("log"), line + Environment.NewLine);
    }

    private string FileOf(string ending) => Path.Combine(directory, $"{node.Name}.{ending}");
}
