using System.Globalization;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Standards;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;

namespace Exchange.Cli.Terminal;

/// <summary>One referral for a person: what it is, what happened, which letters went out with which receipts, which clocks run.</summary>
internal sealed class ReferralView(Screen screen)
{
    public void Show(Referral referral)
    {
        screen.Show(Head(referral));
        screen.Show(Timeline(referral));
        if (referral.Letters.Count > 0)
            screen.Show(Letters(referral));
        if (referral.Clocks.Count > 0)
            screen.Show(Clocks(referral));
    }

    private Grid Head(Referral referral)
    {
        var grid = new Grid().AddColumn().AddColumn();
        Row(screen.Say("转介", "Referral"), $"{referral.ReferralId}（{Words.Of(screen, referral.Side)}）");
        Row(screen.Say("状态", "State"), $"{Words.Of(screen, referral.State)}，{screen.Say($"第 {referral.Leg} 程", $"leg {referral.Leg}")}");
        Row(screen.Say("居住地", "Residence"), Words.Place(referral.ResidenceDivision));
        Row(screen.Say("户籍地", "Hukou"), Words.Place(referral.HukouDivision));
        if (referral.Protection is { } protection)
        {
            var provisional = protection.Provisional ? " PROVISIONAL" : "";
            Row(screen.Say("保障", "Protection"),
                $"{Words.Of(screen, protection.Category)}，{Yuan.FromFen(protection.MonthlyFen)}{screen.Say(" 元/月，自 ", " yuan a month from ")}{protection.FirstMonth}{provisional}");
        }
        if (referral.TemporaryAidFirstMonth.Length > 0)
            Row(screen.Say("临时救助", "Temporary aid"), $"{referral.TemporaryAidFirstMonth} – {referral.TemporaryAidLastMonth}");
        if (referral.Decision is { ReasonText.Length: > 0 } decision)
            Row(screen.Say("理由", "Reason"), decision.ReasonText);
        return grid;

        void Row(string name, string value) => grid.AddRow(new Text(name, new(Color.Grey)), new Text(value));
    }

    private Table Timeline(Referral referral)
    {
        var table = TableOf(screen.Say("经过", "Timeline"),
            screen.Say("时间", "Time"), screen.Say("事项", "Event"), screen.Say("状态", "State"), screen.Say("经办", "By"), screen.Say("说明", "Detail"));
        foreach (var happened in referral.Timeline)
            table.AddRow(Time(happened.Time), happened.Kind, Words.Of(screen, happened.State), happened.Actor.EscapeMarkup(), happened.Detail.EscapeMarkup());
        return table;
    }

    private Table Letters(Referral referral)
    {
        var table = TableOf(screen.Say("发出的函与回执", "Letters and receipts"),
            screen.Say("函", "Letter"), screen.Say("收件机关", "To"), screen.Say("发出", "Sent"),
            screen.Say("送达", "Delivered"), screen.Say("打开", "Opened"), screen.Say("决定", "Decided"), screen.Say("签名节点", "Signed by"));
        foreach (var letter in referral.Letters)
        {
            table.AddRow(
                letter.Type[(letter.Type.LastIndexOf('.') + 1)..], letter.Addressee, Time(letter.SentTime),
                Receipt(letter, ReceiptStage.Delivered), Receipt(letter, ReceiptStage.Opened), Receipt(letter, ReceiptStage.Decided),
                string.Join('、', letter.Receipts.Select(receipt => receipt.Node).Distinct()));
        }
        return table;
    }

    private Table Clocks(Referral referral)
    {
        var table = TableOf(screen.Say("时限", "Clocks"),
            screen.Say("事项", "Stage"), screen.Say("期限", "Due"), screen.Say("完成", "Met"), screen.Say("升级", "Escalated"));
        foreach (var clock in referral.Clocks)
        {
            var due = clock.Provisional ? clock.DueDate + screen.Say("（暂定：该年度日历未公布）", " (provisional: calendar not published)") : clock.DueDate;
            table.AddRow(Words.Of(screen, clock.Stage), due, Time(clock.MetTime), Words.Of(screen, clock.Escalation));
        }
        return table;
    }

    private static string Receipt(ReferralLetterStatus letter, ReceiptStage stage) =>
        Time(letter.Receipts.FirstOrDefault(receipt => receipt.Stage == stage)?.Time);

    private static string Time(Timestamp? time) => time is null
        ? "–"
        : ChinaTime.Local(time.ToDateTimeOffset()).ToString("MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static Table TableOf(string title, params ReadOnlySpan<string> columns)
    {
        var table = new Table().Title(title).Border(TableBorder.Rounded);
        foreach (var column in columns)
            table.AddColumn(column);
        return table;
    }
}
