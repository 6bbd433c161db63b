using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    // Ids are made in the order of time: the oldest first.
    public override Task<ListEscalationsResponse> ListEscalations(ListEscalationsRequest request, ServerCallContext call)
    {
        var within = ReferralFilter.ReadPrefix(request.Division);
        var size = ReadPageSize(request.PageSize);
        var after = PageToken.Read(request.PageToken, request, "page_token");
        return transactions.ReadAsync(
            async db =>
            {
                IQueryable<EscalationRow> rows = db.Escalations;
                if (!within.IsNone)
                {
                    var (first, behind) = ReferralPages.RangeOf(within);
                    rows = db.Escalations.FromSql($"SELECT * FROM escalations WHERE office >= {first} AND office < {behind}");
                }

                if (!request.IncludeSettled)
                    rows = rows.Where(e => e.SettleTime == null);
                if (after is { } last)
                    rows = rows.Where(e => e.Id.CompareTo(last) > 0);
                var found = await rows.OrderBy(e => e.Id).Take(size + 1).ToListAsync(call.CancellationToken);

                var response = new ListEscalationsResponse { Escalations = { found.Take(size).Select(ReferralView.Show) } };
                if (found.Count > size)
                    response.NextPageToken = PageToken.Write(found[size - 1].Id, request);
                return response;
            },
            call.CancellationToken);
    }
}
