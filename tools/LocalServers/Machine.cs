using System.Diagnostics;

namespace Exchange.LocalServers;

/// <summary>What the launchers ask of the machine they run on.</summary>
internal static class Machine
{
    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="LocalServerException">It failed; the message holds what it said.</exception>
    public static async Task<string> RunAsync(IReadOnlyList<string> command)
    {
        var (code, output) = await TryRunAsync(command);
        return code == 0 ? output : throw new LocalServerException($"{Path.GetFileName(command[0])} 执行失败 / failed ({code}): {output.Trim()}");
    }

    public static async Task<(int Code, string Output)> TryRunAsync(IReadOnlyList<string> command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    /// <summary>Asks again and again until the answer is yes.</summary>
    public static async Task WaitForAsync(string what, ServerProcess server, TimeSpan limit, Func<Task<bool>> isReady)
    {
        var clock = Stopwatch.StartNew();
        while (!await isReady())
        {
            if (server.HasExited)
                throw new LocalServerException($"{what} 启动后退出 / ended at once:{Environment.NewLine}{server.Output}");
            if (clock.Elapsed > limit)
                throw new LocalServerException($"{what} 在 {limit.TotalSeconds} 秒内未就绪 / is not ready after {limit.TotalSeconds} s:{Environment.NewLine}{server.Output}");
            await Task.Delay(50);
        }
    }
}
