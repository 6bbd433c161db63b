using System.CommandLine;
using System.Text.Json.Nodes;
using Exchange.Cli.Clients;
using Exchange.Cli.Terminal;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Operations.V1;
using Spectre.Console;

namespace Exchange.Cli.Commands;

/// <summary>
/// <c>exchange letters overdue</c>: letters that were not delivered in time, and referrals whose answer is past its working-day clock.
/// </summary>
internal static class LettersOverdueCommand
{
    public static Command Create() =>
        new Command("overdue", "列出超期：未按时送达的函、逾期未办的转介 letters not delivered and referrals not answered in time")
        {
            LetterCommands.Limit, NodeOptions.Node, NodeOptions.Address,
        }
        .Does(async (result, screen, ct) =>
        {
            using var nodes = NodeOptions.Open(result);
            var limit = result.GetValue(LetterCommands.Limit);
            var round = new NodeRound(nodes.All, screen);
            var letters = new List<(string Node, Message Letter)>();
            var referrals = new List<(string Node, Referral Referral)>();
            await round.AskAsync(async node =>
            {
                var wanted = new ListOverdueLettersRequest { PageSize = limit };
                var page = await node.Messages.ListOverdueLettersAsync(wanted, deadline: Call.Deadline, cancellationToken: ct);
                letters.AddRange(page.Letters.Select(letter => (node.Node, letter)));
                if (!nodes.CivilAffairs.Contains(node))
                    return;
                var late = new ListReferralsRequest { Overdue = true, PageSize = limit };
                var sides = await node.Referrals.ListReferralsAsync(late, deadline: Call.Deadline, cancellationToken: ct);
                referrals.AddRange(sides.Referrals.Select(side => (node.Node, side)));
            });
            if (screen.IsJson)
            {
                Screen.Json(new JsonObject
                {
                    ["letters"] = new JsonArray([.. letters.Select(row => Screen.Node(row.Node, row.Letter))]),
                    ["referrals"] = new JsonArray([.. referrals.Select(row => Screen.Node(row.Node, row.Referral))]),
                });
                return round.ExitCode;
            }

            if (letters.Count > 0)
                screen.Show(new MessageTable(screen).Of(screen.Say("未按时送达的函", "Letters not delivered in time"), letters));
            if (referrals.Count > 0)
                screen.Show(Clocks(screen, referrals));
            screen.Line(
                $"未按时送达 {letters.Count} 件，逾期未办 {referrals.Count} 件。",
                $"{letters.Count} letters not delivered, {referrals.Count} referrals past their day.");
            return round.ExitCode;
        });

    private static Table Clocks(Screen screen, IReadOnlyList<(string Node, Referral Referral)> referrals)
    {
        var table = new Table().Title(screen.Say("逾期未办的转介", "Referrals past their day")).Border(TableBorder.Rounded)
            .AddColumn(screen.Say("节点", "Node")).AddColumn(screen.Say("转介", "Referral")).AddColumn(screen.Say("哪一方", "Side"))
            .AddColumn(screen.Say("事项", "Stage")).AddColumn(screen.Say("期限", "Due")).AddColumn(screen.Say("已上报", "Escalated"))
            .AddColumn(screen.Say("居住地", "Residence")).AddColumn(screen.Say("户籍地", "Hukou"));
        foreach (var (node, referral) in referrals)
        {
            var clock = referral.Clocks.LastOrDefault(clock => clock.MetTime is null);
            var (stage, told) = clock is null ? ("–", "–") : (Words.Of(screen, clock.Stage), Words.Of(screen, clock.Escalation));
            table.AddRow(
                node, referral.ReferralId, Words.Of(screen, referral.Side), stage, clock?.DueDate ?? "–", told,
                Words.Place(referral.ResidenceDivision), Words.Place(referral.HukouDivision));
        }
        return table;
    }
}
