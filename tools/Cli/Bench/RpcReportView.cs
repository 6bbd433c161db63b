using Exchange.Cli.Terminal;
using Spectre.Console;

namespace Exchange.Cli.Bench;

/// <summary>Shows the figures to a person.</summary>
internal static class RpcReportView
{
    public static void Show(Screen screen, RpcReport report)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn(screen.Say("并发", "Calls"), Right)
            .AddColumn(screen.Say("服务", "Server"))
            .AddColumn(screen.Say("请求/秒", "Requests/s"), Right)
            .AddColumn("p50 µs", Right)
            .AddColumn("p99 µs", Right)
            .AddColumn(screen.Say("分配 字节/次", "Allocated B/call"), Right)
            .AddColumn(screen.Say("CPU 微秒/次", "CPU µs/call"), Right)
            .AddColumn(screen.Say("与裸 Kestrel 之比", "Ratio to bare"), Right);
        foreach (var f in report.Figures)
        {
            table.AddRow(
                $"{f.Load.Calls}",
                screen.Say(f.Contender.Title.Zh, f.Contender.Title.En),
                $"{f.PerSecond:N0}",
                $"{f.Median.TotalMicroseconds:N0}",
                $"{f.P99.TotalMicroseconds:N0}",
                $"{f.AllocatedPerCall:N0}",
                $"{f.CpuPerCall.TotalMicroseconds:N1}",
                $"{f.Ratio:F2}");
        }

        screen.Show(table);
        var (cores, rounds, seconds) = (Environment.ProcessorCount, report.Plan.Rounds, report.Plan.Time.TotalSeconds);
        screen.Line(
            $"{report.Generator}，{cores} 核，{rounds} 轮、每次 {seconds} 秒，取中位数；128 个并发分布在 4 个连接上。",
            $"{report.Generator}, {cores} cores, medians of {rounds} rounds of {seconds} s; 128 calls over 4 connections.");
    }

    private static void Right(TableColumn column) => column.RightAligned();
}
