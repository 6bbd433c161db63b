using System.Globalization;
using System.Text;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Security;
using Exchange.Hosting.Storage;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Exchange.Hosting.Messaging;

/// <summary>Writes this node's receipts and reads those of others.</summary>
internal sealed class ReceiptDesk(INodeSigner signer, MessagingNode node)
{
    /// <summary>A signed receipt of this node.</summary>
    /// <param name="letter">Message id of the letter.</param>
    /// <param name="stage">What has happened to it here.</param>
    /// <param name="time">When.</param>
    /// <param name="subject">What the letter is about.</param>
    /// <param name="office">Routing key of the office that it was addressed to.</param>
    /// <param name="sender">The node that sent it.</param>
    public ReceiptRow Issue(Guid letter, ReceiptStage stage, DateTimeOffset time, string subject, string office, string sender)
    {
        var receipt = new Receipt
        {
            MessageId = letter.ToString(),
            Stage = stage,
            Time = time.ToTimestamp(),
            Node = node.Name,
            Office = office,
        };
        receipt.Signature = UnsafeByteOperations.UnsafeWrap(signer.Sign(SignedText(receipt)));
        return new ReceiptRow
        {
            MessageId = letter,
            Stage = (short)stage,
            Issued = true,
            Subject = subject,
            Office = office,
            Node = sender,
            Time = time,
            Body = receipt.ToByteArray(),
        };
    }

    /// <summary>The message that carries an issued receipt to the node that sent the letter; null when that node wants none.</summary>
    public static OutboxRow? Send(UnitOfWork unit, ReceiptRow receipt) => receipt.Node.Length == 0 ? null : OutboxWriter.Row(
        unit, MessageKind.Receipt, Receipt.Descriptor.FullName, receipt.Body, NodeTopology.LettersExchange, NodeTopology.NodeKey(receipt.Node), receipt.Subject,
        cause: receipt.MessageId);

    /// <summary>Reads a receipt that has come for a letter of this node.</summary>
    public Item Read(WireMessage message)
    {
        try
        {
            var receipt = Receipt.Parser.ParseFrom(message.Body.Span);
            if (!Guid.TryParse(receipt.MessageId, out var letter)) return new Unreadable(message, "the receipt names no letter");
            if (receipt.Stage is < ReceiptStage.Delivered or > ReceiptStage.Decided) return new Unreadable(message, "the receipt has an unknown stage");
            if (receipt.Time is null) return new Unreadable(message, "the receipt has no time");
            if (!signer.Verify(receipt.Node, SignedText(receipt), receipt.Signature.Span)) return new Unreadable(message, "the receipt's signature is not that of its node");
            return new Answer(message, new ReceiptRow
            {
                MessageId = letter,
                Stage = (short)receipt.Stage,
                Issued = false,
                Subject = message.Subject,
                Office = receipt.Office,
                Node = receipt.Node,
                Time = Microsecond(receipt.Time),
                Body = message.Body.ToArray(),
            });
        }
        catch (Exception malformed) when (malformed is InvalidProtocolBufferException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return new Unreadable(message, "the body is no receipt");
        }
    }

    /// <summary>What is signed: text rather than the message's bytes, since two encoders may order or omit fields differently.</summary>
    internal static byte[] SignedText(Receipt receipt) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{receipt.MessageId}|{(int)receipt.Stage}|{receipt.Time.Seconds}.{receipt.Time.Nanos:D9}|{receipt.Node}|{receipt.Office}"));

    private static DateTimeOffset Microsecond(Timestamp time)
    {
        var exact = time.ToDateTimeOffset();
        return exact.AddTicks(-(exact.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
