using System.CommandLine;
using Exchange.Cli.Clients;
using Exchange.Cli.Terminal;
using Exchange.Contracts.CivilAffairs.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange referrals …</c>: what a county worker does with referrals. The node that keeps the side is found by asking each.</summary>
internal static class ReferralCommands
{
    private static readonly Argument<string> Id = new("id") { Description = "转介编号 the referral's identifier" };

    public static Command Create() => new("referrals", "转介：查询与办理 referrals: look and act")
    {
        ReferralCreateCommand.Create(),
        ReferralListCommand.Create(),
        Show(),
        Act("open", "打开来函 open the letter", ReferralSide.Hukou, [], (client, id, _, deadline) =>
            client.OpenReferralAsync(new() { RequestId = Call.NewRequestId(), ReferralId = id }, deadline: deadline).Then(answer => answer.Referral)),
        Act("accept", "受理 take the case", ReferralSide.Hukou, [], (client, id, _, deadline) =>
            client.AcceptReferralAsync(new() { RequestId = Call.NewRequestId(), ReferralId = id }, deadline: deadline).Then(answer => answer.Referral)),
        ReferralReturnCommand.Create(),
        Act("reject", "不予受理 refuse the case", ReferralSide.Hukou, [Reason], (client, id, result, deadline) =>
            client.RejectReferralAsync(
                new() { RequestId = Call.NewRequestId(), ReferralId = id, ReasonText = result.GetValue(Reason)! }, deadline: deadline).Then(answer => answer.Referral)),
        Act("investigate", "记录乡镇调查 record the township's findings", ReferralSide.Hukou, [Evidence], (client, id, result, deadline) =>
            client.RecordInvestigationAsync(
                new() { RequestId = Call.NewRequestId(), ReferralId = id, Evidence = result.GetValue(Evidence)! }, deadline: deadline).Then(answer => answer.Referral)),
        Act("confirm", "确认保障 enrol the child in protection", ReferralSide.Hukou, [], (client, id, _, deadline) =>
            client.ConfirmProtectionAsync(new() { RequestId = Call.NewRequestId(), ReferralId = id }, deadline: deadline).Then(answer => answer.Referral)),
        Act("acknowledge", "签收结果 acknowledge the result", ReferralSide.Residence, [Told], (client, id, result, deadline) =>
            client.AcknowledgeResultAsync(
                new() { RequestId = Call.NewRequestId(), ReferralId = id, GuardianToldDate = result.GetValue(Told)! }, deadline: deadline).Then(answer => answer.Referral)),
        Act("withdraw", "撤回 ask for the referral back", ReferralSide.Residence, [Reason], (client, id, result, deadline) =>
            client.WithdrawReferralAsync(
                new() { RequestId = Call.NewRequestId(), ReferralId = id, ReasonText = result.GetValue(Reason)! }, deadline: deadline).Then(answer => answer.Referral)),
    };

    private static Option<string> Reason { get; } = new("--reason") { Description = "书面理由 written reason", Required = true };

    private static Option<string> Evidence { get; } = new("--evidence") { Description = "证据类别与摘要 kind and digest of the evidence", Required = true };

    private static Option<string> Told { get; } = new("--told") { Description = "告知监护人的日期 day on which the guardian was told, 2026-03-01", Required = true };

    /// <summary>A command that takes one step with one referral and shows the referral after it.</summary>
    public static Command Act(
        string name, string description, ReferralSide side, IEnumerable<Option> options,
        Func<ReferralService.ReferralServiceClient, string, ParseResult, DateTime, Task<Referral>> step)
    {
        var command = new Command(name, description) { Id, NodeOptions.Node, NodeOptions.Address };
        foreach (var option in options)
            command.Add(option);
        return command.Does(async (result, screen, ct) =>
        {
            using var nodes = NodeOptions.Open(result);
            var (node, found) = await FindAsync(nodes, result.GetValue(Id)!, side, ct);
            var referral = await step(node.Referrals, found.ReferralId, result, Call.Deadline);
            Tell(screen, referral);
            return ExitCode.Done;
        });
    }

    private static Command Show() => new Command("show", "显示经过、函件、回执与时限 show timeline, letters, receipts and clocks") { Id, NodeOptions.Node, NodeOptions.Address }
        .Does(async (result, screen, ct) =>
        {
            using var nodes = NodeOptions.Open(result);
            var (_, referral) = await FindAsync(nodes, result.GetValue(Id)!, ReferralSide.Unspecified, ct);
            if (screen.IsJson)
                Screen.Json(referral);
            else
                new ReferralView(screen).Show(referral);
            return ExitCode.Done;
        });

    private static async Task<(NodeClients Node, Referral Referral)> FindAsync(NodeDirectory nodes, string id, ReferralSide side, CancellationToken ct)
    {
        var missing = default(RpcException);
        foreach (var node in nodes.CivilAffairs)
        {
            try
            {
                var answer = await node.Referrals.GetReferralAsync(new() { ReferralId = id, Side = side }, deadline: Call.Deadline, cancellationToken: ct);
                return (node, answer.Referral);
            }
            catch (RpcException absent) when (absent.StatusCode == StatusCode.NotFound)
            {
                missing = absent;
            }
        }
        throw missing!;
    }

    /// <summary>One line about a referral after a step.</summary>
    public static void Tell(Screen screen, Referral referral)
    {
        if (screen.IsJson)
            Screen.Json(referral);
        else
            screen.Line($"{referral.ReferralId}：{Words.Of(screen, referral.State)}", $"{referral.ReferralId}: {Words.Of(screen, referral.State)}");
    }

    /// <summary>Takes the referral out of an answer.</summary>
    public static async Task<Referral> Then<T>(this AsyncUnaryCall<T> call, Func<T, Referral> referral)
        where T : IMessage => referral(await call);
}
