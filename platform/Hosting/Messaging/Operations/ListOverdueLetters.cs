using Exchange.Contracts.Operations.V1;
using Exchange.Hosting.Rpc;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Messaging;

internal sealed partial class MessageService<TDb>
{
    // A letter that still waits has a next attempt, and those are an index of their own however many letters have been delivered.
    public override Task<ListOverdueLettersResponse> ListOverdueLetters(ListOverdueLettersRequest request, ServerCallContext call)
    {
        var size = ReadPageSize(request.PageSize);
        var after = PageToken.Read(request.PageToken, request, "page_token") ?? Guid.Empty;
        var deadline = time.GetUtcNow() - options.DeliverWithin;
        return transactions.ReadAsync(
            async db =>
            {
                var rows = await db.Set<OutboxRow>()
                    .Where(row => row.NextAttemptTime != null && row.Kind == MessageKind.Letter && row.DeliveredTime == null)
                    .Where(row => row.CreateTime < deadline && row.Id.CompareTo(after) > 0)
                    .OrderBy(row => row.Id).Take(size + 1).ToListAsync(call.CancellationToken);
                var response = new ListOverdueLettersResponse { DeadlineTime = deadline.ToTimestamp() };
                response.Letters.AddRange(rows.Take(size).Select(MessageView.Show));
                if (rows.Count > size)
                    response.NextPageToken = PageToken.Write(rows[size - 1].Id, request);
                return response;
            },
            call.CancellationToken);
    }
}
