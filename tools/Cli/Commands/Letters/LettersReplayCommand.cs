using System.CommandLine;
using Exchange.Cli.Clients;
using Exchange.Cli.Terminal;
using Exchange.Contracts.Operations.V1;
using Grpc.Core;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange letters replay</c>: tries one message again, or all that are parked for one reason, or all.</summary>
internal static class LettersReplayCommand
{
    private static readonly Argument<string?> Id = new("id")
    {
        Description = "消息编号 the message's identifier",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Reason = new("--reason") { Description = "因同一原因搁置的全部消息 all that are parked for this reason" };
    private static readonly Option<bool> All = new("--all") { Description = "全部搁置的消息 all that are parked" };

    public static Command Create()
    {
        var command = new Command("replay", "重试消息 try messages again") { Id, Reason, All, NodeOptions.Node, NodeOptions.Address };
        command.Validators.Add(parsed =>
        {
            var given = new[] { parsed.GetValue(Id) is not null, parsed.GetValue(Reason) is not null, parsed.GetValue(All) };
            if (given.Count(one => one) != 1)
                parsed.AddError("请给出消息编号、--reason 或 --all 三者之一 / give one of: a message's id, --reason, --all");
        });
        return command.Does(async (result, screen, ct) =>
        {
            using var nodes = NodeOptions.Open(result);
            var request = new ReplayMessagesRequest { RequestId = Call.NewRequestId() };
            if (result.GetValue(Id) is { } id)
                request.MessageId = id;
            else if (result.GetValue(Reason) is { } reason)
                request.Reason = reason;
            else
                request.AllParked = true;

            var (replayed, tooOld, missing) = (0L, 0L, default(RpcException));
            var round = new NodeRound(nodes.All, screen);
            await round.AskAsync(async node =>
            {
                try
                {
                    var answer = await node.Messages.ReplayMessagesAsync(request, deadline: Call.Deadline, cancellationToken: ct);
                    (replayed, tooOld) = (replayed + answer.ReplayedCount, tooOld + answer.TooOldCount);
                }
                catch (RpcException absent) when (absent.StatusCode == StatusCode.NotFound)
                {
                    missing = absent;
                }
            });
            if (missing is not null && replayed + tooOld == 0)
                throw missing;
            if (screen.IsJson)
                Screen.Json(new { replayed, too_old = tooOld });
            else
                screen.Line(
                    $"已重试 {replayed} 件；{tooOld} 件因超过收方的记忆期而未动。",
                    $"{replayed} tried again; {tooOld} left alone, since receivers may have forgotten them.");
            return round.ExitCode;
        });
    }
}
