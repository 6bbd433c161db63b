using System.CommandLine;
using Exchange.Cli.Clients;
using Exchange.Cli.Terminal;
using Exchange.Contracts.CivilAffairs.V1;
using Spectre.Console;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange referrals list</c>.</summary>
internal static class ReferralListCommand
{
    private static readonly Option<string> Division = new("--division") { Description = "县或市 county or city", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Side = new("--side") { Description = "residence | hukou | both", DefaultValueFactory = _ => "both" };
    private static readonly Option<bool> Overdue = new("--overdue") { Description = "仅逾期 only overdue ones" };
    private static readonly Option<int> Limit = new("--limit") { Description = "每个节点最多条数 at most so many of each node", DefaultValueFactory = _ => 50 };

    static ReferralListCommand() => Side.AcceptOnlyFromAmong("residence", "hukou", "both");

    public static Command Create() => new Command("list", "列出转介 list referrals") { Division, Side, Overdue, Limit, NodeOptions.Node, NodeOptions.Address }
        .Does(async (result, screen, ct) =>
        {
            using var nodes = NodeOptions.Open(result);
            var request = new ListReferralsRequest
            {
                Division = result.GetValue(Division)!,
                Side = result.GetValue(Side) switch
                {
                    "residence" => ReferralSide.Residence,
                    "hukou" => ReferralSide.Hukou,
                    _ => ReferralSide.Unspecified,
                },
                Overdue = result.GetValue(Overdue),
                PageSize = result.GetValue(Limit),
            };
            var table = new Table().Border(TableBorder.Rounded)
                .AddColumn(screen.Say("编号", "Id")).AddColumn(screen.Say("哪一方", "Side")).AddColumn(screen.Say("状态", "State"))
                .AddColumn(screen.Say("居住地", "Residence")).AddColumn(screen.Say("户籍地", "Hukou")).AddColumn(screen.Say("程", "Leg"));
            foreach (var node in nodes.CivilAffairs)
            {
                var page = await node.Referrals.ListReferralsAsync(request, deadline: Call.Deadline, cancellationToken: ct);
                foreach (var referral in page.Referrals)
                {
                    if (screen.IsJson)
                        Screen.Json(referral);
                    else
                        table.AddRow(referral.ReferralId, Words.Of(screen, referral.Side), Words.Of(screen, referral.State),
                            Words.Place(referral.ResidenceDivision), Words.Place(referral.HukouDivision), $"{referral.Leg}");
                }
            }
            if (!screen.IsJson)
                screen.Show(table);
            return ExitCode.Done;
        });
}
