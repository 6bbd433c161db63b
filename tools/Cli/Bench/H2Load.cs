using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Exchange.Cli.Terminal;

namespace Exchange.Cli.Bench;

/// <summary>
/// The load generator: nghttp2's h2load, which costs a fraction of the servers that it calls, where a client in .NET would cost several
/// times as much and be what is measured.
/// </summary>
internal sealed partial class H2Load
{
    private const string Debian = "nghttp2-client";

    private readonly string _path;

    private H2Load(string path, string version) => (_path, Version) = (path, version);

    /// <summary>What it calls itself: <c>h2load nghttp2/1.52.0</c>.</summary>
    public string Version { get; }

    /// <param name="path">Where it is; null to search for it in PATH.</param>
    /// <exception cref="CommandException">It is not there.</exception>
    public static async Task<H2Load> FindAsync(string? path)
    {
        path ??= Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "h2load"))
            .FirstOrDefault(File.Exists);
        if (path is null || !File.Exists(path))
        {
            throw new CommandException(
                $"需要压测工具 h2load：在 Debian 上执行 apt-get install {Debian}，或用 --h2load 指明路径。",
                $"h2load is needed to make the load: on Debian apt-get install {Debian}, or name its path with --h2load.",
                ExitCode.Unavailable);
        }

        return new H2Load(path, (await ExecuteAsync(path, ["--version"], CancellationToken.None)).Trim());
    }

    /// <summary>Calls a contender for a while.</summary>
    /// <exception cref="CommandException">A call failed, or was answered otherwise than it must be.</exception>
    public async Task<LoadRun> RunAsync(Contender contender, Load load, TimeSpan time, CancellationToken ct)
    {
        var log = contender.BodyFile + ".log";
        var output = await ExecuteAsync(
            _path,
            [
                $"--duration={time.TotalMilliseconds:0}ms", "--threads=1",
                $"--clients={load.Connections}", $"--max-concurrent-streams={load.Calls / load.Connections}",
                $"--data={contender.BodyFile}", $"--log-file={log}",
                "--header=content-type: application/grpc", "--header=te: trailers", "--header=grpc-timeout: 10S",
                contender.Target.AbsoluteUri,
            ],
            ct);
        var took = File.ReadLines(log).Select(Microseconds).ToArray();
        File.Delete(log);
        Check(contender, output, took.Length);
        Array.Sort(took);
        var (median, p99) = (took[took.Length / 2], took[(int)(took.Length * 0.99)]);
        return new LoadRun(took.Length, Number(output, PerSecond()), TimeSpan.FromMicroseconds(median), TimeSpan.FromMicroseconds(p99));
    }

    /// <summary>A line of the log has three columns: when the request began, the HTTP status, and how long it took.</summary>
    private static int Microseconds(string line) =>
        int.Parse(line.AsSpan(line.LastIndexOf('\t') + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>A refusal is HTTP 200 too, but has no body: so the bytes that came say whether all answers were right.</summary>
    private static void Check(Contender contender, string output, int answers)
    {
        var failed = Number(output, Failed()) + Number(output, Errored()) + Number(output, TimedOut());
        var each = answers == 0 ? 0 : Number(output, DataBytes()) / answers;
        if (failed > 0 || Math.Abs(each - contender.ResponseBytes) > contender.ResponseBytes * 0.1)
        {
            throw new CommandException(
                $"{contender.Title.Zh}：压测中有调用失败或答复不对，结果无效。\n{output}",
                $"{contender.Title.En}: calls failed or were answered otherwise than they must be: no result.\n{output}");
        }
    }

    private static double Number(string output, Regex where) => where.Match(output) is { Success: true } match
        ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        : throw new CommandException($"看不懂 h2load 的输出：\n{output}", $"This output of h2load is not understood:\n{output}");

    private static async Task<string> ExecuteAsync(string path, IEnumerable<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await using var stop = ct.Register(process.Kill);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None) + await errors;
        await process.WaitForExitAsync(CancellationToken.None);
        ct.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? output : throw new CommandException($"h2load 执行失败：\n{output}", $"h2load failed:\n{output}");
    }

    [GeneratedRegex(@"finished in .*?, ([\d.]+) req/s")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"(\d+) failed")]
    private static partial Regex Failed();

    [GeneratedRegex(@"(\d+) errored")]
    private static partial Regex Errored();

    [GeneratedRegex(@"(\d+) timeout")]
    private static partial Regex TimedOut();

    [GeneratedRegex(@"\((\d+)\) data")]
    private static partial Regex DataBytes();
}
