using Exchange.CivilAffairs.Domain.Register;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Standards;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using ChildState = Exchange.CivilAffairs.Domain.Register.ChildState;

namespace Exchange.CivilAffairs.Register;

internal sealed partial class RegisterService
{
    private const int DefaultPage = 100;
    private const int LargestPage = 1000;

    // Ids are made in the order of time, so the newest have the greatest, and a page goes on where the last one ended.
    public override Task<ListChildrenResponse> ListChildren(ListChildrenRequest request, ServerCallContext call)
    {
        var (within, size) = ReadList(request);
        var before = PageToken.Read(request.PageToken, request, "page_token");
        return transactions.ReadAsync(
            async db =>
            {
                var query = Within(db.Children, within);
                if (request.States.Count > 0)
                    query = query.Where(c => request.States.Cast<ChildState>().Contains(c.State));
                if (request.Stale)
                    query = query.Where(c => c.Stale);
                if (before is { } last)
                    query = query.Where(c => c.ChildId.CompareTo(last) < 0);
                var records = await query.OrderByDescending(c => c.ChildId).Take(size + 1).ToListAsync(call.CancellationToken);

                var response = new ListChildrenResponse { Children = { records.Take(size).Select(view.ShowMasked) } };
                if (records.Count > size)
                    response.NextPageToken = PageToken.Write(records[size - 1].ChildId, request);
                return response;
            },
            call.CancellationToken);
    }

    public override Task<SummarizeLedgerResponse> SummarizeLedger(SummarizeLedgerRequest request, ServerCallContext call)
    {
        var check = new FieldCheck();
        var within = ReadPrefix(request.ResidenceDivision, check);
        check.ThrowIfAny();
        return transactions.ReadAsync(
            async db =>
            {
                var counts = await Within(db.Children, within).GroupBy(c => c.State)
                    .Select(g => new { State = g.Key, Count = g.LongCount() }).OrderBy(g => g.State).ToListAsync(call.CancellationToken);
                var response = new SummarizeLedgerResponse();
                foreach (var (state, count) in counts.Select(c => ((Contracts.CivilAffairs.V1.ChildState)c.State, c.Count)))
                    response.Counts.Add(new StateCount { State = state, ChildCount = count });
                return response;
            },
            call.CancellationToken);
    }

    private static (DivisionCode Within, int Size) ReadList(ListChildrenRequest request)
    {
        var check = new FieldCheck();
        var within = ReadPrefix(request.ResidenceDivision, check);
        check.Require(request.PageSize is >= 0 and <= LargestPage, PlatformErrorReason.FieldInvalid, "page_size");
        for (var i = 0; i < request.States.Count; i++)
            check.Require(request.States[i] != default, PlatformErrorReason.EnumValueUnknown, $"states[{i}]");
        check.ThrowIfAny();
        return (within, request.PageSize == 0 ? DefaultPage : request.PageSize);
    }

    private static DivisionCode ReadPrefix(string text, FieldCheck check)
    {
        var isCode = DivisionCode.TryParse(text, out var code);
        check.Require(text.Length == 0 || isCode, ErrorReason.DivisionUnknown, "residence_division");
        return isCode ? code : DivisionCode.None;
    }

    private static IQueryable<ChildRecord> Within(IQueryable<ChildRecord> children, DivisionCode within) => within.Level switch
    {
        DivisionLevel.None => children,
        DivisionLevel.Township => children.Where(c => c.ResidenceCounty == within.County.ToString() && c.Residence == within),
        DivisionLevel.County => children.Where(c => c.ResidenceCounty == within.ToString()),
        _ => children.Where(c => c.ResidenceCounty.StartsWith(within.ToString())),
    };
}
