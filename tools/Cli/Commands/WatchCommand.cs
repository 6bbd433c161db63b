using System.CommandLine;
using System.Globalization;
using Exchange.Cli.Clients;
using Exchange.Cli.Terminal;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Standards;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange watch</c>: follows referrals until Ctrl+C, through every cut of the line.</summary>
internal static class WatchCommand
{
    private static readonly Option<string> Division = new("--division") { Description = "县或市 county or city", DefaultValueFactory = _ => "" };

    public static Command Create() =>
        new Command("watch", "跟踪转介变化 follow referrals as they change") { Division, NodeOptions.Node, NodeOptions.Address }
            .Does(async (result, screen, ct) =>
            {
                using var nodes = NodeOptions.Open(result);
                await Task.WhenAll(nodes.CivilAffairs.Select(node => FollowAsync(node, result.GetValue(Division)!, screen, ct)));
                return ExitCode.Done;
            });

    private static Task FollowAsync(NodeClients node, string division, Screen screen, CancellationToken ct) =>
        ReferralFeed.FollowAsync(
            node,
            new() { Division = division },
            referral =>
            {
                Show(screen, referral);
                return Task.CompletedTask;
            },
            _ => screen.Line($"与 {node.Node} 的连接中断，正在重连……", $"Lost {node.Node}; connecting again …"),
            ct);

    private static void Show(Screen screen, Referral referral)
    {
        if (screen.IsJson)
        {
            Screen.Json(referral);
            return;
        }
        var time = ChinaTime.Local(referral.UpdateTime.ToDateTimeOffset()).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var line = $"{time} {referral.ReferralId} {Words.Of(screen, referral.Side)} {Words.Of(screen, referral.State)} {referral.ResidenceDivision} → {referral.HukouDivision}";
        screen.Line(line, line);
    }
}
