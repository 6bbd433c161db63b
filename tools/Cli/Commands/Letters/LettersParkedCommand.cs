using System.CommandLine;
using System.Text.Json.Nodes;
using Exchange.Cli.Clients;
using Exchange.Cli.Terminal;
using Exchange.Contracts.Operations.V1;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange letters parked</c>: messages that wait for an operator, in both directions, with their reasons.</summary>
internal static class LettersParkedCommand
{
    private static readonly Option<string> Way = new("--direction")
    {
        Description = "方向 in | out | both",
        DefaultValueFactory = _ => "both",
    };

    static LettersParkedCommand() => Way.AcceptOnlyFromAmong("in", "out", "both");

    public static Command Create() => new Command("parked", "列出搁置待处理的消息及原因 messages that wait for an operator, and why")
    {
        Way, LetterCommands.Limit, NodeOptions.Node, NodeOptions.Address,
    }
    .Does(async (result, screen, ct) =>
    {
        using var nodes = NodeOptions.Open(result);
        var request = new ListParkedMessagesRequest
        {
            Direction = result.GetValue(Way) switch
            {
                "in" => Direction.Incoming,
                "out" => Direction.Outgoing,
                _ => Direction.Unspecified,
            },
            PageSize = result.GetValue(LetterCommands.Limit),
        };
        var round = new NodeRound(nodes.All, screen);
        var parked = new List<(string Node, Message Message)>();
        await round.AskAsync(async node =>
        {
            var page = await node.Messages.ListParkedMessagesAsync(request, deadline: Call.Deadline, cancellationToken: ct);
            parked.AddRange(page.Messages.Select(message => (node.Node, message)));
        });
        if (screen.IsJson)
        {
            Screen.Json(new JsonObject { ["messages"] = new JsonArray([.. parked.Select(row => Screen.Node(row.Node, row.Message))]) });
            return round.ExitCode;
        }

        if (parked.Count > 0)
            screen.Show(new MessageTable(screen).Of(screen.Say("搁置的消息", "Parked messages"), parked));
        screen.Line(
            $"搁置 {parked.Count} 件。处理原因后可用 exchange letters replay 重试。",
            $"{parked.Count} parked. Once the reason is dealt with, try again with exchange letters replay.");
        return round.ExitCode;
    });
}
