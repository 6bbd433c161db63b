using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Standards;
using Spectre.Console;

namespace Exchange.Cli.Terminal;

/// <summary>One decision for a person: the outcome, then each rule with its clause, the facts and the parameters.</summary>
internal sealed class DecisionView(Screen screen)
{
    public void Show(Decision decision)
    {
        var head = new Grid().AddColumn().AddColumn();
        Row(screen.Say("判定日期", "As of"), decision.AsOfDate);
        Row(screen.Say("类别", "Category"), Words.Of(screen, decision.Category));
        Row(screen.Say("流动儿童", "Migrant"), Migrant(decision));
        Row(screen.Say("监测范围", "Monitored"), YesNo(decision.Monitored));
        Row(screen.Say("留守儿童", "Left behind"), YesNo(decision.LeftBehind));
        if (decision.MissingFact.Length > 0)
            Row(screen.Say("所缺事实", "Missing fact"), $"{decision.MissingFact} {decision.MissingFactText}");
        Row(screen.Say("去向", "Destination"), Destination(decision));
        if (decision.MonthlyFen > 0)
            Row(screen.Say("月标准", "Monthly"), $"{Yuan.FromFen(decision.MonthlyFen)} {(decision.Provisional ? "PROVISIONAL" : "")}");
        if (decision.Services.Count > 0)
            Row(screen.Say("服务", "Services"), string.Join(", ", decision.Services));
        screen.Show(head);
        screen.Show(Rules(decision));

        void Row(string name, string value) => head.AddRow(new Text(name, new(Color.Grey)), new Text(value));
    }

    private Table Rules(Decision decision)
    {
        var table = new Table().Border(TableBorder.Rounded).Title(screen.Say("依据", "Rules"))
            .AddColumn(screen.Say("规则", "Rule")).AddColumn(screen.Say("条款", "Clause")).AddColumn(screen.Say("结论", "Finding"))
            .AddColumn(screen.Say("事实", "Facts")).AddColumn(screen.Say("参数（来源）", "Parameters (source)"));
        foreach (var rule in decision.Rules)
        {
            table.AddRow(
                (rule.Satisfied ? "[green]✓[/] " : "[grey]–[/] ") + rule.Rule.EscapeMarkup(),
                $"{rule.Clause} {rule.EffectiveDate}".EscapeMarkup(),
                screen.Say(rule.TextZh, rule.TextEn).EscapeMarkup(),
                string.Join('\n', rule.Facts).EscapeMarkup(),
                string.Join('\n', rule.Parameters.Select(used => $"{used.Name}={used.Value}（{used.Source}）{(used.Provisional ? " PROVISIONAL" : "")}")).EscapeMarkup());
        }
        return table;
    }

    private string YesNo(bool value) => value ? screen.Say("是", "yes") : screen.Say("否", "no");

    private string Migrant(Decision decision) => decision.Migrant switch
    {
        Decision.Types.MigrantStatus.Yes => screen.Say("是", "yes"),
        Decision.Types.MigrantStatus.PendingSixMonths => screen.Say($"未满六个月，{decision.SixMonthsDate} 届满", $"six months are reached on {decision.SixMonthsDate}"),
        Decision.Types.MigrantStatus.StatisticsOnly => screen.Say("县内流动，仅统计", "within the county: statistics only"),
        _ => screen.Say("否", "no"),
    };

    private string Destination(Decision decision) => decision.Destination switch
    {
        Decision.Types.Destination.Local => screen.Say("本县受理", "this county"),
        Decision.Types.Destination.ReferToHukouCounty => screen.Say("转介户籍地 ", "refer to ") + Words.Place(decision.DestinationDivision),
        Decision.Types.Destination.ProvincialGateway => screen.Say("经省级平台推送 ", "by way of the provincial gateway to ") + Words.Place(decision.DestinationDivision),
        Decision.Types.Destination.ManualReview => screen.Say("待人工核实", "a person has to look"),
        _ => screen.Say("无需转介", "nowhere"),
    };
}
