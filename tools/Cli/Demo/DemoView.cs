using Exchange.Cli.Terminal;
using Exchange.Province;
using Spectre.Console;

namespace Exchange.Cli.Demo;

/// <summary>Shows a demo's outcome: the table, one referral's way, and whatever is not as the answer key says.</summary>
internal sealed class DemoView(Screen screen)
{
    private const int MostDiscrepancies = 20;

    public void Show(DemoReport report)
    {
        if (screen.IsJson)
        {
            Discrepancies(report);
            Screen.Json(report.ToJson());
            return;
        }
        screen.Show(Outcomes(report));
        if (report.Example is { } example)
        {
            screen.Line("", "");
            new ReferralView(screen).Show(example);
        }
        Discrepancies(report);
        Verdict(report);
    }

    private Table Outcomes(DemoReport report)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .Title(screen.Say("结果", "Outcomes"))
            .AddColumn(screen.Say("结局", "End"))
            .AddColumn(new TableColumn(screen.Say("应有", "Expected")).RightAligned())
            .AddColumn(new TableColumn(screen.Say("实有", "Actual")).RightAligned());
        foreach (var end in Enum.GetValues<End>())
        {
            var expected = report.Answers.Count(pair => pair.Child.Expected.End == end);
            var actual = report.Count(end);
            var color = expected == actual ? "green" : "red";
            table.AddRow(Name(end), $"{expected:N0}", $"[{color}]{actual:N0}[/]");
        }
        return table;
    }

    private void Discrepancies(DemoReport report)
    {
        var wrong = report.Answers.Where(pair => pair.Answer.Discrepancy.Length > 0).ToList();
        foreach (var (child, answer) in wrong.Take(MostDiscrepancies))
            screen.Line($"第 {child.Index + 1} 名（{child.Story}）：{answer.Discrepancy}", $"Child {child.Index + 1} ({child.Story}): {answer.Discrepancy}");
        if (wrong.Count > MostDiscrepancies)
            screen.Line($"……另有 {wrong.Count - MostDiscrepancies} 名", $"… and {wrong.Count - MostDiscrepancies} more");
    }

    private void Verdict(DemoReport report)
    {
        var seconds = report.Elapsed.TotalSeconds;
        if (report.IsAsExpected)
        {
            screen.Markup(
                $"[green]{report.Answers.Count:N0} 名儿童全部按答案办结：丢失 0，意外 0，用时 {seconds:0.0} 秒[/]",
                $"[green]All {report.Answers.Count:N0} children ended as the answer key says: lost 0, unexpected 0, {seconds:0.0} s[/]");
        }
        else
        {
            screen.Markup(
                $"[red]丢失 {report.Lost}，意外 {report.Unexpected}（共 {report.Answers.Count:N0} 名，用时 {seconds:0.0} 秒）[/]",
                $"[red]lost {report.Lost}, unexpected {report.Unexpected} (of {report.Answers.Count:N0}, {seconds:0.0} s)[/]");
        }
    }

    private string Name(End end) => end switch
    {
        End.RowRefused => screen.Say("台账行被退回并写明原因", "row refused with its reason"),
        End.Monitored => screen.Say("纳入监测", "monitored"),
        End.PendingSixMonths => screen.Say("未满六个月，已设定时器", "pending six months"),
        End.StatisticsOnly => screen.Say("县内流动，仅统计", "statistics only"),
        End.LocalCase => screen.Say("本县受理", "local case"),
        End.ManualReview => screen.Say("待人工核实，已指明所缺事实", "waits for a person, missing fact named"),
        End.Closed => screen.Say("受理、保障并办结", "accepted, enrolled, closed"),
        End.ReturnedAndRerouted => screen.Say("退回改派后办结", "returned or re-routed, then closed"),
        End.Rejected => screen.Say("不予受理并写明理由", "rejected with a reason"),
        End.External => screen.Say("已推送省外", "with the provincial gateway"),
        _ => end.ToString(),
    };
}
