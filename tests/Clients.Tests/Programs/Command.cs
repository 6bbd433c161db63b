using System.Diagnostics;

namespace Exchange.Clients.Tests.Programs;

/// <summary>What a program answered.</summary>
/// <param name="Output">Its standard output: the result.</param>
/// <param name="Told">Its standard error: what it told a person.</param>
internal sealed record CommandResult(int ExitCode, string Output, string Told)
{
    public override string ToString() => $"exit code {ExitCode}{Environment.NewLine}{Output}{Environment.NewLine}{Told}";
}

/// <summary>A program of another language, run to its end.</summary>
internal static class Command
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <param name="folder">The working directory.</param>
    /// <param name="program">The program, looked up in the path when it has no slash.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="TimeoutException">It did not end in time; it is ended then. The message says what it had told.</exception>
    public static async Task<CommandResult> RunAsync(string folder, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Python finds the generated modules there; what it compiles is not left in the sources.
        (start.Environment["PYTHONPATH"], start.Environment["PYTHONDONTWRITEBYTECODE"]) = ("gen", "1");
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var told = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within {Limit}: {await output} {await told}");
        }
        return new(process.ExitCode, await output, await told);
    }
}
