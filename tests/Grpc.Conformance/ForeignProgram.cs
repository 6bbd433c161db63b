using System.Diagnostics;

namespace Exchange.Conformance;

/// <summary>Runs programs that others wrote, or that are written in other languages.</summary>
internal static class ForeignProgram
{
    /// <summary>Runs one to its end.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="limit">It is killed after this long, which fails the test.</param>
    /// <param name="folder">Where it runs; null for here.</param>
    /// <param name="environment">Variables besides this process's own.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        IReadOnlyList<string> command, TimeSpan limit, string? folder = null, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var time = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(time.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            var said = await output + await error;
            throw new TimeoutException($"{string.Join(' ', command)} did not end within {limit.TotalSeconds} s:\n{said}");
        }

        return (process.ExitCode, await output + await error);
    }

    /// <summary>A file of a Debian package.</summary>
    /// <exception cref="FileNotFoundException">It is not installed; the message says what to do.</exception>
    public static string Installed(string file, string package) =>
        File.Exists(file) ? file : throw new FileNotFoundException($"{file} is missing: apt-get install {package}");
}
