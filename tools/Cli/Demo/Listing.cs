using System.Runtime.CompilerServices;
using Exchange.Cli.Clients;
using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.Cli.Demo;

/// <summary>Reads lists page by page.</summary>
internal static class Listing
{
    private const int PageSize = 1000;

    public static async IAsyncEnumerable<Referral> ReferralsAsync(
        NodeClients node, ReferralSide side, IReadOnlyList<ReferralState> states, [EnumeratorCancellation] CancellationToken ct)
    {
        var request = new ListReferralsRequest { Side = side, PageSize = PageSize };
        request.States.AddRange(states);
        do
        {
            var page = await Call.UntilAnsweredAsync(deadline => node.Referrals.ListReferralsAsync(request, deadline: deadline), ct);
            foreach (var referral in page.Referrals)
                yield return referral;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
    }

    public static async IAsyncEnumerable<Child> ChildrenAsync(NodeClients node, [EnumeratorCancellation] CancellationToken ct)
    {
        var request = new ListChildrenRequest { PageSize = PageSize };
        do
        {
            var page = await Call.UntilAnsweredAsync(deadline => node.Register.ListChildrenAsync(request, deadline: deadline), ct);
            foreach (var child in page.Children)
                yield return child;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
    }
}
