using Exchange.Cli.Terminal;
using Spectre.Console;

namespace Exchange.Cli.Chaos;

/// <summary>Shows a run: faults by kind, operations, the invariants, and one verdict with the seed.</summary>
internal sealed class ChaosView(Screen screen)
{
    private const int MostViolations = 30;

    public void Show(ChaosReport report)
    {
        Violations(report);
        if (screen.IsJson)
        {
            Screen.Json(report.ToJson());
            return;
        }

        screen.Show(Faults(report));
        screen.Show(Invariants(report));
        screen.Line(
            $"写操作 {report.Operations:N0} 次（尝试 {report.History.Attempts.Count:N0}，其中结果不明 {report.Unknown:N0}）；转介 {report.Load.Begun:N0} 件，办结 {report.Load.Ended:N0} 件",
            $"{report.Operations:N0} writes ({report.History.Attempts.Count:N0} tries, {report.Unknown:N0} of unknown end); {report.Load.Begun:N0} referrals, {report.Load.Ended:N0} ended");
        screen.Line(
            report.QuietAfter is { } quiet ? $"恢复后 {quiet.TotalSeconds:0.0} 秒归于平静" : "恢复后未能归于平静",
            report.QuietAfter is { } silence ? $"quiet {silence.TotalSeconds:0.0} s after healing" : "not quiet after healing");
        screen.Markup(
            $"[{Color(report)}]种子 {report.Seed}：故障 {report.FaultCount} 次，{report.KindCount} 类，违反 {report.Verdict.Violations.Count()} 项[/]",
            $"[{Color(report)}]seed {report.Seed}: {report.FaultCount} faults of {report.KindCount} kinds, {report.Verdict.Violations.Count()} violations[/]");
    }

    private static string Color(ChaosReport report) => report.Verdict.IsKept ? "green" : "red";

    private Table Faults(ChaosReport report)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn(screen.Say("故障", "Fault"))
            .AddColumn(new TableColumn(screen.Say("次数", "Injected")).RightAligned())
            .AddColumn(new TableColumn(screen.Say("未成", "Missed")).RightAligned());
        foreach (var (kind, count) in report.Schedule.Injected.OrderBy(kind => kind.Key, StringComparer.Ordinal))
            table.AddRow(kind, $"{count}", $"{report.Schedule.Missed.GetValueOrDefault(kind)}");
        return table;
    }

    private Table Invariants(ChaosReport report)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("")
            .AddColumn(screen.Say("不变量", "Invariant"))
            .AddColumn(new TableColumn(screen.Say("核对", "Checked")).RightAligned())
            .AddColumn(new TableColumn(screen.Say("违反", "Violated")).RightAligned());
        foreach (var finding in report.Verdict.Findings)
            table.AddRow(finding.Invariant, finding.Says, $"{finding.Checked:N0}", $"{finding.Violations.Count:N0}");
        return table;
    }

    private void Violations(ChaosReport report)
    {
        foreach (var violation in report.Verdict.Violations.Take(MostViolations))
        {
            var line = $"{violation.Invariant} {violation.Node} {violation.Subject}: {violation.What}";
            screen.Line(line, line);
        }
    }
}
