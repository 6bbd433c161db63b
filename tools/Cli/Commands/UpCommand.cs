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
        Description = "第一个节点的端口 port of the first node; the others follow, and JSON over HTTP is ten above",
        DefaultValueFactory = _ => 5100,
    };

    public static Command Create() =>
        new Command("up", "在本机启动全部节点 start all nodes on this machine") { Port, ClusterChoice.Bus, ClusterChoice.Database }
            .Does(async (result, screen, ct) =>
            {
                var directory = GlobalOptions.DataOf(result);
                var options = ClusterChoice.Of(result, directory) with { FirstPort = result.GetValue(Port), ServesJson = true };
                await using var cluster = await ClusterStart.RunAsync(
                    options,
                    node => screen.Line($"已启动 {node.Title.Zh}", $"started {node.Title.En}"),
                    (node, code) => screen.Line($"{node.Name} 已退出（代码 {code}），正在重启", $"{node.Name} has ended (code {code}) and is started again"));
                NodeDirectory.Save(directory, cluster.Addresses);
                try
                {
                    Show(screen, cluster);
                    await UntilCancelledAsync(ct);
                    screen.Line("正在停止……", "Stopping …");
                    return ExitCode.Done;
                }
                finally
                {
                    NodeDirectory.Forget(directory);
                }
            });

    private static void Show(Screen screen, ICluster cluster)
    {
        var (grpc, json) = (cluster.Addresses, cluster.JsonAddresses);
        if (screen.IsJson)
        {
            Screen.Json(NodeSpec.All.ToDictionary(node => node.Name, node => new { Grpc = grpc[node.Name], Json = json[node.Name] }));
            return;
        }
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn(screen.Say("节点", "Node"))
            .AddColumn(screen.Say("部门", "Department"))
            .AddColumn(screen.Say("gRPC（仅本机）", "gRPC (loopback only)"))
            .AddColumn(screen.Say("JSON 与接口页面", "JSON, and its page"));
        foreach (var node in NodeSpec.All)
            table.AddRow(node.Name, screen.Say(node.Title.Zh, node.Title.En), $"{grpc[node.Name]}", $"{json[node.Name]}docs");
        screen.Show(table);
        var examples = $"""
              ./exchange seed --children 500
              ./exchange referrals list
              curl {json[NodeSpec.Shenyang]}v1/civilaffairs/ledger:summarize
              buf curl --protocol grpc --http2-prior-knowledge -d '{"{}"}' {grpc[NodeSpec.Shenyang]}exchange.civilaffairs.v1.RegisterService/SummarizeLedger
            """;
        screen.Line($"调用示例：\n{examples}\n按 Ctrl+C 停止。", $"Try:\n{examples}\nCtrl+C stops.");
    }

    private static async Task UntilCancelledAsync(CancellationToken ct)
    {
        var cancelled = new TaskCompletionSource();
        await using var registration = ct.Register(cancelled.SetResult);
        await cancelled.Task;
    }
}
