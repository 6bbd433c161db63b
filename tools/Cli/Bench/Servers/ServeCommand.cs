using System.CommandLine;
using System.Globalization;
using Exchange.Hosting;
using Exchange.PublicSecurity;

namespace Exchange.Cli.Bench;

/// <summary>
/// <c>exchange bench serve KIND</c>: the child process that a benchmark calls, with its settings in the environment. A node runs here just
/// as it does by itself.
/// </summary>
internal static class ServeCommand
{
    public const string Bare = "bare", Echo = "echo", PublicSecurity = "publicsecurity";

    private static readonly Argument<string> Kind = new("kind");

    private static readonly Option<int> GaugePort = new("--gauge") { Required = true };

    private static readonly Option<int> Port = new("--port");

    static ServeCommand() => Kind.AcceptOnlyFromAmong(Bare, Echo, PublicSecurity);

    public static Command Create()
    {
        var command = new Command("serve") { Kind, GaugePort, Port };
        command.Hidden = true;
        command.SetAction(async (result, ct) =>
        {
            var gauge = Gauge.ServeAsync(result.GetValue(GaugePort));
            var server = result.GetValue(Kind) switch
            {
                Bare => BareServer.RunAsync(result.GetValue(Port)),
                Echo => NodeHost.RunAsync<EchoNode, EchoDb>([]),
                _ => NodeHost.RunAsync<PublicSecurityNode, PublicSecurityDb>([]),
            };
            return await await Task.WhenAny(server, Failed(gauge));
        });
        return command;
    }

    public static IEnumerable<string> Arguments(string kind, int gauge, int port) =>
        ["bench", "serve", kind, "--gauge", Text(gauge), "--port", Text(port)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<int> Failed(Task gauge)
    {
        await gauge;
        return Terminal.ExitCode.Failed;
    }
}
