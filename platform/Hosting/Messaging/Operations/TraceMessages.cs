using Exchange.Contracts.Operations.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Messaging;

internal sealed partial class MessageService<TDb>
{
    private const int LongestTrace = 1000;

    public override Task<TraceMessagesResponse> TraceMessages(TraceMessagesRequest request, ServerCallContext call)
    {
        if (string.IsNullOrWhiteSpace(request.Id))
            throw Fault.Field(PlatformErrorReason.FieldRequired, "id");
        var subject = Guid.TryParse(request.Id, out var id) ? id.ToString() : request.Id;
        var ct = call.CancellationToken;
        return transactions.ReadAsync(
            async db =>
            {
                var messages = await OutgoingAsync(db, id, subject, ct);
                messages.AddRange(await IncomingAsync(db, id, subject, ct));
                return new TraceMessagesResponse
                {
                    Node = node.Name,
                    Messages = { messages.OrderBy(message => message.CreateTime.ToDateTimeOffset()).Take(LongestTrace) },
                };
            },
            ct);
    }

    private static async Task<List<Message>> OutgoingAsync(NodeDb db, Guid id, string subject, CancellationToken ct)
    {
        var rows = await db.Set<OutboxRow>().Where(row => row.Id == id || row.Subject == subject)
            .OrderBy(row => row.Id).Take(LongestTrace).ToListAsync(ct);
        var ids = rows.ConvertAll(row => row.Id);
        var receipts = await db.Set<ReceiptRow>().Where(row => ids.Contains(row.MessageId) && !row.Issued).ToListAsync(ct);
        return rows.ConvertAll(row =>
        {
            var message = MessageView.Show(row);
            message.Receipts.AddRange(MessageView.Receipts(receipts.Where(receipt => receipt.MessageId == row.Id)));
            return message;
        });
    }

    // A message that was applied leaves an entry in the inbox for each handler, a letter also the receipts that were given for it.
    private static async Task<IEnumerable<Message>> IncomingAsync(NodeDb db, Guid id, string subject, CancellationToken ct)
    {
        var receipts = await db.Set<ReceiptRow>().Where(row => row.Issued && (row.MessageId == id || row.Subject == subject))
            .OrderBy(row => row.MessageId).Take(LongestTrace).ToListAsync(ct);
        var held = await db.Set<HeldRow>().Where(row => row.MessageId == id || row.Subject == subject)
            .OrderBy(row => row.MessageId).Take(LongestTrace).ToListAsync(ct);
        var ids = receipts.ConvertAll(row => row.MessageId).Append(id).ToList();
        var applied = await db.Set<InboxRow>().Where(row => ids.Contains(row.MessageId)).ToListAsync(ct);

        var stored = applied.Select(row => row.MessageId).Concat(receipts.Select(row => row.MessageId)).Distinct().Select(
            letter => MessageView.ShowApplied(
                letter, [.. applied.Where(row => row.MessageId == letter)], [.. receipts.Where(row => row.MessageId == letter)]));
        return stored.Concat(held.GroupBy(row => row.MessageId).Select(rows => MessageView.Show([.. rows])));
    }
}
