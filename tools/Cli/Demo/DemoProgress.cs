using Exchange.Cli.Cluster;
using Exchange.Cli.Terminal;
using Exchange.Contracts.CivilAffairs.V1;
using Spectre.Console;

namespace Exchange.Cli.Demo;

/// <summary>The demo's progress bars, one for each step.</summary>
internal sealed class DemoProgress(ProgressContext context, Screen screen)
{
    private readonly ProgressTask _nodes = Add(context, screen.Say("启动节点", "Start the nodes"));
    private readonly ProgressTask _registers = Add(context, screen.Say("载入三部门登记", "Load the registers"));
    private readonly ProgressTask _import = Add(context, screen.Say("导入台账", "Import the ledger"));
    private readonly ProgressTask _verified = Add(context, screen.Say("核验与评估", "Verify and assess"));
    private readonly ProgressTask _referrals = Add(context, screen.Say("转介办结", "Referrals ended"));

    public async Task<ICluster> NodesAsync(int count, Func<Action<NodeSpec>, Action<NodeSpec, int>, Task<ICluster>> start)
    {
        _nodes.MaxValue = count;
        return await start(_ => _nodes.Increment(1), (node, code) => screen.Markup(
            $"[yellow]节点 {node.Name} 已退出（代码 {code}），正在重启[/]",
            $"[yellow]Node {node.Name} has ended (code {code}) and is started again[/]"));
    }

    public Action<int> Registers(int count)
    {
        _registers.MaxValue = count;
        return loaded => _registers.Increment(loaded);
    }

    public Action<ImportProgress> Import(int rows)
    {
        _import.MaxValue = rows;
        return progress => _import.Value = progress.RowCount;
    }

    public void Verified(long done, long all) => Set(_verified, done, all);

    public void Referrals(long ended, long all) => Set(_referrals, ended, all);

    private static ProgressTask Add(ProgressContext context, string title) => context.AddTask(title, maxValue: 1);

    private static void Set(ProgressTask task, long value, long maximum)
    {
        task.MaxValue = Math.Max(1, maximum);
        task.Value = maximum == 0 ? 1 : value;
    }
}
