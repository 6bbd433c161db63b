using Exchange.Contracts.Operations.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Messaging;

internal sealed partial class MessageService<TDb>
{
    public override Task<ListParkedMessagesResponse> ListParkedMessages(ListParkedMessagesRequest request, ServerCallContext call)
    {
        var size = ReadPageSize(request.PageSize);
        var after = PageToken.Read(request.PageToken, request, "page_token") ?? Guid.Empty;
        var ct = call.CancellationToken;
        return transactions.ReadAsync(
            async db =>
            {
                var outgoing = request.Direction == Direction.Incoming ? [] : await ParkedOutgoingAsync(db, after, size + 1, ct);
                var incoming = request.Direction == Direction.Outgoing ? [] : await ParkedIncomingAsync(db, after, size + 1, ct);
                List<(Guid Id, Message Message)> rows = [.. outgoing.Concat(incoming).OrderBy(row => row.Id)];

                var response = new ListParkedMessagesResponse { Messages = { rows.Take(size).Select(row => row.Message) } };
                if (rows.Count > size)
                    response.NextPageToken = PageToken.Write(rows[size - 1].Id, request);
                return response;
            },
            ct);
    }

    private static async Task<IEnumerable<(Guid Id, Message Message)>> ParkedOutgoingAsync(
        NodeDb db, Guid after, int max, CancellationToken ct)
    {
        var rows = await db.Set<OutboxRow>().Where(row => row.State == OutboxState.Parked && row.Id.CompareTo(after) > 0)
            .OrderBy(row => row.Id).Take(max).ToListAsync(ct);
        return rows.Select(row => (row.Id, MessageView.Show(row)));
    }

    private static async Task<IEnumerable<(Guid Id, Message Message)>> ParkedIncomingAsync(
        NodeDb db, Guid after, int max, CancellationToken ct)
    {
        // A message may be parked for several handlers; a page ends between messages.
        var ids = await db.Set<HeldRow>().Where(row => row.Parked && row.MessageId.CompareTo(after) > 0)
            .Select(row => row.MessageId).Distinct().OrderBy(id => id).Take(max).ToListAsync(ct);
        var rows = await db.Set<HeldRow>().Where(row => row.Parked && ids.Contains(row.MessageId)).ToListAsync(ct);
        return rows.GroupBy(row => row.MessageId).Select(rows => (rows.Key, MessageView.Show([.. rows])));
    }
}
