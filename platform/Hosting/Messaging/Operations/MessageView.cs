using Exchange.Contracts.Operations.V1;
using Exchange.Contracts.Type.V1;
using Google.Protobuf.WellKnownTypes;

namespace Exchange.Hosting.Messaging;

/// <summary>What the tables of messages tell an operator: everything but what is written in the messages.</summary>
internal static class MessageView
{
    public static Message Show(OutboxRow row) => new()
    {
        MessageId = row.Id.ToString(),
        Direction = Direction.Outgoing,
        State = StateOf(row),
        Type = row.Type,
        Subject = row.Subject,
        Version = row.Version,
        Sender = row.Sender,
        Addressee = row.Addressee,
        AttemptCount = row.Sendings,
        Reason = row.LastError,
        CreateTime = row.CreateTime.ToTimestamp(),
        SentTime = row.SentTime?.ToTimestamp(),
        DeliveredTime = row.DeliveredTime?.ToTimestamp(),
        OpenedTime = row.OpenedTime?.ToTimestamp(),
        DecidedTime = row.DecidedTime?.ToTimestamp(),
        NextAttemptTime = row.NextAttemptTime?.ToTimestamp(),
    };

    /// <param name="rows">The rows of one message, at least one; it may wait for several handlers.</param>
    public static Message Show(IReadOnlyList<HeldRow> rows)
    {
        var row = rows[0];
        return new Message
        {
            MessageId = row.MessageId.ToString(),
            Direction = Direction.Incoming,
            State = row.Parked ? MessageState.Parked : MessageState.Held,
            Type = row.Type,
            Subject = row.Subject,
            Version = row.Version,
            Sender = row.Sender,
            Addressee = row.Addressee,
            SenderNode = row.Node,
            Handlers = { rows.Select(waiting => waiting.Consumer).Where(name => name.Length > 0) },
            AttemptCount = row.Attempts,
            Reason = row.Reason,
            CreateTime = row.ReceiveTime.ToTimestamp(),
            NextAttemptTime = row.NextAttemptTime?.ToTimestamp(),
        };
    }

    /// <summary>A message that has been applied here. One of both lists has an entry at least.</summary>
    public static Message ShowApplied(Guid id, IReadOnlyList<InboxRow> applied, IReadOnlyList<ReceiptRow> receipts)
    {
        var first = applied.Select(row => row.ReceiveTime).Concat(receipts.Select(row => row.Time)).Min();
        var receipt = receipts.FirstOrDefault();
        return new Message
        {
            MessageId = id.ToString(),
            Direction = Direction.Incoming,
            State = MessageState.Delivered,
            Subject = receipt?.Subject ?? "",
            Addressee = receipt is null ? "" : OfficeOf(receipt.Office),
            SenderNode = receipt?.Node ?? "",
            Handlers = { applied.Select(row => row.Consumer) },
            CreateTime = first.ToTimestamp(),
            DeliveredTime = TimeOf(ReceiptStage.Delivered) ?? first.ToTimestamp(),
            OpenedTime = TimeOf(ReceiptStage.Opened),
            DecidedTime = TimeOf(ReceiptStage.Decided),
            Receipts = { Receipts(receipts) },
        };

        Timestamp? TimeOf(ReceiptStage stage) => receipts.FirstOrDefault(row => row.Stage == (short)stage)?.Time.ToTimestamp();
    }

    public static IEnumerable<Receipt> Receipts(IEnumerable<ReceiptRow> rows) =>
        rows.OrderBy(row => row.Stage).Select(row => Receipt.Parser.ParseFrom(row.Body));

    private static MessageState StateOf(OutboxRow row) => row.State switch
    {
        OutboxState.Pending => MessageState.Pending,
        OutboxState.Sent => MessageState.Sent,
        OutboxState.Delivered => MessageState.Delivered,
        OutboxState.Undeliverable => MessageState.Undeliverable,
        OutboxState.Parked => MessageState.Parked,
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.State, null),
    };

    // A routing key, civilaffairs.21.02.02, as the office that it belongs to: civilaffairs/210202.
    private static string OfficeOf(string routingKey)
    {
        var words = routingKey.Split('.');
        return $"{words[0]}/{string.Concat(words.Skip(1))}";
    }
}
