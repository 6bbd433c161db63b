using System.CommandLine;
using Exchange.Cli.Clients;
using Exchange.Cli.Cluster;
using Exchange.Cli.Terminal;
using Exchange.Province;
using Exchange.Standards;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange seed</c>: loads a synthetic province into running nodes, or writes only its ledger to a file.</summary>
internal static class SeedCommand
{
    private static readonly Option<int> Children = new("--children") { Description = "儿童数 children", DefaultValueFactory = _ => 500 };
    private static readonly Option<int> Seed = new("--seed") { Description = "随机种子 seed", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Ledger = new("--ledger") { Description = "只写台账文件 only write the ledger to this .xlsx file" };

    public static Command Create() =>
        new Command("seed", "载入合成省份：登记与台账 load a synthetic province: registers and ledger") { Children, Seed, Ledger }
            .Does(async (result, screen, ct) =>
            {
                var today = ChinaTime.DateOf(TimeProvider.System.GetUtcNow());
                var count = result.GetValue(Children);
                var children = new SyntheticProvince(result.GetValue(Seed), today).Children(count);
                if (result.GetValue(Ledger) is { } file)
                {
                    var rows = LedgerWorkbook.Write(file, children);
                    screen.Line($"已写入 {file}：{rows:N0} 行。", $"Wrote {file}: {rows:N0} rows.");
                    return ExitCode.Done;
                }
                return await LoadAsync(GlobalOptions.DataOf(result), screen, children, count, today, ct);
            });

    private static async Task<int> LoadAsync(
        string directory, Screen screen, IEnumerable<SyntheticChild> children, int count, DateOnly today, CancellationToken ct)
    {
        using var nodes = NodeDirectory.Open(directory, node: null, address: null);
        await screen.ProgressAsync(async progress =>
        {
            var task = progress.AddTask(screen.Say("载入三部门登记", "Load the registers"), maxValue: count);
            await RegistrySeeding.LoadAsync(
                (nodes["publicsecurity"].Households, nodes["education"].Enrollments, nodes["medicalinsurance"].Covers),
                children, today, loaded => task.Increment(loaded), ct);
            return count;
        });
        var ledger = Path.Combine(directory, "ledger.xlsx");
        LedgerWorkbook.Write(ledger, children);
        screen.Line(
            $"登记已载入。台账在 {ledger}，用以下命令导入：\n  ./exchange import {ledger} --division 2101 --node {NodeSpec.Shenyang}",
            $"The registers are loaded. The ledger is {ledger}; import it with\n  ./exchange import {ledger} --division 2101 --node {NodeSpec.Shenyang}");
        return ExitCode.Done;
    }
}
