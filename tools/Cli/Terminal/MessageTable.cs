using System.Globalization;
using Exchange.Contracts.Operations.V1;
using Exchange.Standards;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;

namespace Exchange.Cli.Terminal;

/// <summary>Messages for an operator: where each is, how far it has come and why it has not come further.</summary>
internal sealed class MessageTable(Screen screen)
{
    public Table Of(string title, IEnumerable<(string Node, Message Message)> rows)
    {
        var table = new Table().Title(title).Border(TableBorder.Rounded)
            .AddColumn(screen.Say("节点", "Node")).AddColumn(screen.Say("消息", "Message")).AddColumn(screen.Say("经由", "Way"))
            .AddColumn(screen.Say("环节", "Stages")).AddColumn(screen.Say("状态", "State"));
        foreach (var (node, message) in rows)
            table.AddRow(node, Name(message).EscapeMarkup(), Way(message).EscapeMarkup(), Stages(message), State(message).EscapeMarkup());
        return table;
    }

    private static string Name(Message message)
    {
        var kind = message.Type.Length > 0 ? message.Type[(message.Type.LastIndexOf('.') + 1)..] : string.Join('、', message.Handlers);
        var version = message.Version > 0 ? $" v{message.Version}" : "";
        return $"{kind}{version}\n{message.MessageId}";
    }

    // Events and receipts have no addressee.
    private string Way(Message message)
    {
        var (way, from) = message.Direction == Direction.Outgoing
            ? (screen.Say("发", "out"), message.Sender)
            : (screen.Say("收", "in"), message.SenderNode);
        return message.Addressee.Length > 0 ? $"{way} {from} → {message.Addressee}" : $"{way} {from}";
    }

    private string Stages(Message message) => string.Join('\n', new[]
    {
        Stage(message.Direction == Direction.Outgoing ? screen.Say("写就", "written") : screen.Say("收到", "received"), message.CreateTime),
        Stage(screen.Say("发出", "sent"), message.SentTime),
        Stage(screen.Say("送达", "delivered"), message.DeliveredTime),
        Stage(screen.Say("打开", "opened"), message.OpenedTime),
        Stage(screen.Say("决定", "decided"), message.DecidedTime),
        Stage(screen.Say("下次尝试", "next attempt"), message.NextAttemptTime),
    }.Where(line => line.Length > 0));

    private string State(Message message)
    {
        var attempts = message.AttemptCount > 0 ? screen.Say($"（{message.AttemptCount} 次）", $" ({message.AttemptCount} times)") : "";
        var reason = message.Reason.Length > 0 ? "\n" + message.Reason : "";
        return Words.Of(screen, message.State) + attempts + reason;
    }

    private static string Stage(string name, Timestamp? time) => time is null
        ? ""
        : $"{name} {ChinaTime.Local(time.ToDateTimeOffset()).ToString("MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)}";
}
