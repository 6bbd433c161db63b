using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    private const int DefaultPage = 100;
    private const int LargestPage = 1000;

    public override Task<ListReferralsResponse> ListReferrals(ListReferralsRequest request, ServerCallContext call)
    {
        var filter = ReferralFilter.Read(request.Division, request.Side, request.States, request.Overdue);
        var size = ReadPageSize(request.PageSize);
        var place = PageToken.Read(request.PageToken, request, "page_token", ReferralCursor.Length);
        ReferralCursor? after = place is null ? null : ReferralCursor.Read(place);
        var today = ChinaTime.DateOf(time.GetUtcNow());
        return transactions.ReadAsync(
            async db =>
            {
                var sides = await ReferralPages.ReadAsync(db, filter, after, size + 1, today, call.CancellationToken);
                var response = new ListReferralsResponse();
                response.Referrals.AddRange(sides.Take(size).Select(listed => view.ShowMasked(listed.Side, listed.File)));
                if (sides.Count > size)
                {
                    var last = new byte[ReferralCursor.Length];
                    sides[size - 1].Cursor.WriteTo(last);
                    response.NextPageToken = PageToken.Write(last, request);
                }

                return response;
            },
            call.CancellationToken);
    }

    private static int ReadPageSize(int size) => size switch
    {
        0 => DefaultPage,
        > 0 and <= LargestPage => size,
        _ => throw Fault.Field(PlatformErrorReason.FieldInvalid, "page_size"),
    };
}
