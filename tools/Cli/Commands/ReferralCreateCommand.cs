using System.CommandLine;
using Exchange.Cli.Clients;
using Exchange.Cli.Terminal;
using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange referrals create</c>: refers one child, or every child of the ledger whose referral is due.</summary>
internal static class ReferralCreateCommand
{
    private static readonly Option<string?> Child = new("--child") { Description = "儿童编号 the child's identifier; default: all whose referral is due" };
    private static readonly Option<string> Plan = new("--care-plan") { Description = "转介期间的照料安排 the care meanwhile", DefaultValueFactory = _ => "" };

    public static Command Create() => new Command("create", "发起转介 refer children to their county of registration") { Child, Plan, NodeOptions.Node, NodeOptions.Address }
        .Does(async (result, screen, ct) =>
        {
            using var nodes = NodeOptions.Open(result);
            var created = 0;
            foreach (var node in nodes.CivilAffairs)
            {
                foreach (var child in await ChildrenAsync(node, result.GetValue(Child), ct))
                {
                    var request = new CreateReferralRequest { RequestId = Call.NewRequestId(), ChildId = child, CarePlan = result.GetValue(Plan)! };
                    var answer = await node.Referrals.CreateReferralAsync(request, deadline: Call.Deadline, cancellationToken: ct);
                    ReferralCommands.Tell(screen, answer.Referral);
                    created++;
                }
                if (created > 0 && result.GetValue(Child) is not null)
                    break;
            }
            screen.Line($"共发起 {created} 件转介。", $"{created} referrals created.");
            return ExitCode.Done;
        });

    private static async Task<IReadOnlyList<string>> ChildrenAsync(NodeClients node, string? child, CancellationToken ct)
    {
        if (child is not null)
            return [child];
        var due = new ListChildrenRequest { States = { ChildState.ReferralDue }, PageSize = 1000 };
        var page = await node.Register.ListChildrenAsync(due, deadline: Call.Deadline, cancellationToken: ct);
        return [.. page.Children.Select(entry => entry.ChildId)];
    }
}
