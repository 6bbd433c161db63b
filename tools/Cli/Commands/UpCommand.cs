using System.CommandLine;
using Exchange.Cli.Clients;
using Exchange.Cli.Cluster;
using Exchange.Cli.Terminal;
using Spectre.Console;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange up</c>: all nodes on this machine until Ctrl+C.</summary>
internal static class UpCommand
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = "第一个节点的端口 port of the first node; the others follow",
        DefaultValueFactory = _ => 5100,
    };

    public static Command Create() =>
        new Command("up", "在本机启动全部节点 start all nodes on this machine") { Port, ClusterChoice.Bus, ClusterChoice.Database }
            .Does(async (result, screen, ct) =>
            {
                var directory = GlobalOptions.DataOf(result);
                var options = ClusterChoice.Of(result, directory, result.GetValue(Port));
                await using var cluster = await ClusterStart.RunAsync(
                    options,
                    node => screen.Line($"已启动 {node.Title.Zh}", $"started {node.Title.En}"),
                    (node, code) => screen.Line($"{node.Name} 已退出（代码 {code}），正在重启", $"{node.Name} has ended (code {code}) and is started again"));
                NodeDirectory.Save(directory, cluster.Addresses);
                try
                {
                    Show(screen, options, cluster.Addresses);
                    await UntilCancelledAsync(ct);
                    screen.Line("正在停止……", "Stopping …");
                    return ExitCode.Done;
                }
                finally
                {
                    NodeDirectory.Forget(directory);
                }
            });

    private static void Show(Screen screen, ClusterOptions options, IReadOnlyDictionary<string, Uri> addresses)
    {
        if (screen.IsJson)
        {
            Screen.Json(addresses);
            return;
        }
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn(screen.Say("节点", "Node"))
            .AddColumn(screen.Say("部门", "Department"))
            .AddColumn(screen.Say("地址（gRPC，仅本机）", "Address (gRPC, loopback only)"))
            .AddColumn(screen.Say("JSON 与接口页面", "JSON, and its page"));
        foreach (var node in NodeSpec.All)
        {
            var page = NodeSettings.JsonOf(addresses[node.Name], options) is { } json ? $"{json}docs" : "–";
            table.AddRow(node.Name, screen.Say(node.Title.Zh, node.Title.En), $"{addresses[node.Name]}", page);
        }

        screen.Show(table);
        var shenyang = addresses[NodeSpec.Shenyang];
        screen.Line(
            $"调用示例：\n  ./exchange seed --children 500\n  ./exchange referrals list\n  buf curl --protocol grpc --http2-prior-knowledge -d '{{}}' {shenyang}exchange.civilaffairs.v1.RegisterService/SummarizeLedger\n按 Ctrl+C 停止。",
            $"Try:\n  ./exchange seed --children 500\n  ./exchange referrals list\n  buf curl --protocol grpc --http2-prior-knowledge -d '{{}}' {shenyang}exchange.civilaffairs.v1.RegisterService/SummarizeLedger\nCtrl+C stops.");
    }

    private static async Task UntilCancelledAsync(CancellationToken ct)
    {
        var cancelled = new TaskCompletionSource();
        await using var registration = ct.Register(cancelled.SetResult);
        await cancelled.Task;
    }
}
