using System.CommandLine;
using Exchange.Cli.Terminal;
using Exchange.LocalServers;
using Google.Protobuf;
using Grpc.Core;

namespace Exchange.Cli.Commands;

/// <summary>Runs a command's work and turns what goes wrong into a sentence and an exit code.</summary>
internal static class Run
{
    /// <summary>Makes <paramref name="work"/> the action of <paramref name="command"/>.</summary>
    public static Command Does(this Command command, Func<ParseResult, Screen, CancellationToken, Task<int>> work)
    {
        command.SetAction(async (result, ct) =>
        {
            var screen = GlobalOptions.ScreenOf(result);
            try
            {
                return await work(result, screen, ct);
            }
            catch (CommandException problem)
            {
                return Tell(screen, problem.Zh, problem.Message, problem.ExitCode);
            }
            catch (RpcException refusal)
            {
                return Tell(screen, RefusalText.Zh(refusal), RefusalText.En(refusal), refusal.StatusCode is StatusCode.Unavailable ? ExitCode.Unavailable : ExitCode.Failed);
            }
            catch (LocalServerException problem)
            {
                return Tell(screen, problem.Message, problem.Message, ExitCode.Unavailable);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidProtocolBufferException)
            {
                return Tell(screen, problem.Message, problem.Message, ExitCode.Failed);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return Tell(screen, "已取消。", "Cancelled.", ExitCode.Failed);
            }
        });
        return command;
    }

    private static int Tell(Screen screen, string zh, string en, int exitCode)
    {
        Console.Error.WriteLine(screen.Say("错误：" + zh, "error: " + en));
        if (screen.IsJson)
            Screen.Json(new { error = screen.Say(zh, en), exit_code = exitCode });
        return exitCode;
    }
}
