using System.CommandLine;
using System.Text.Json.Nodes;
using Exchange.Cli.Clients;
using Exchange.Cli.Terminal;
using Exchange.Contracts.Operations.V1;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange letters trace</c>: every stage of a message, or of all about a referral, as each node knows it.</summary>
internal static class LettersTraceCommand
{
    private static readonly Argument<string> Id = new("id") { Description = "消息或转介编号 identifier of a message or a referral" };

    public static Command Create() => new Command("trace", "追踪函件各环节与回执 every stage of a letter, at every node")
    {
        Id, NodeOptions.Node, NodeOptions.Address,
    }
    .Does(async (result, screen, ct) =>
    {
        using var nodes = NodeOptions.Open(result);
        var id = result.GetValue(Id)!;
        var round = new NodeRound(nodes.All, screen);
        var found = new List<(string Node, Message Message)>();
        await round.AskAsync(async node =>
        {
            var trace = await node.Messages.TraceMessagesAsync(new() { Id = id }, deadline: Call.Deadline, cancellationToken: ct);
            found.AddRange(trace.Messages.Select(message => (trace.Node, message)));
        });
        if (found.Count == 0 && round.ExitCode == ExitCode.Done)
            throw new CommandException($"没有节点知道 {id}。请核对编号。", $"No node knows {id}. Check the identifier.");

        var inOrder = found.OrderBy(row => row.Message.CreateTime.ToDateTimeOffset()).ToList();
        if (screen.IsJson)
            Screen.Json(new JsonObject { ["messages"] = new JsonArray([.. inOrder.Select(row => Screen.Node(row.Node, row.Message))]) });
        else
            screen.Show(new MessageTable(screen).Of(screen.Say("经过", "Trace"), inOrder));
        return round.ExitCode;
    });
}
