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
    /// <summary>A signed receipt for a letter that has just come.</summary>
    public ReceiptRow Issue(Work letter, ReceiptStage stage, DateTimeOffset time) => Issue(
        letter.Message.MessageId, stage, time, letter.Message.Subject, LetterKeys.Of(letter.Addresses.Addressee), letter.Message.Node);

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
    public static OutboxRow? Send(UnitOfWork unit, ReceiptRow receipt) => receipt.Node.Length == 0
        ? null
        : OutboxWriter.Row(
            unit,
            new OutboxMessage(
                MessageKind.Receipt, Receipt.Descriptor.FullName, receipt.Body, NodeTopology.LettersExchange,
                NodeTopology.NodeKey(receipt.Node))
            {
                Subject = receipt.Subject,
                Cause = receipt.MessageId,
            });

    /// <summary>Reads a receipt that has come for a letter of this node.</summary>
    public Item Read(WireMessage message)
    {
        try
        {
            var receipt = Receipt.Parser.ParseFrom(message.Body.Span);
            return Flaw(receipt, out var letter) is { } flaw
                ? new Unreadable(message, flaw)
                : new Answer(message, new ReceiptRow
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
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return new Unreadable(message, "the body is no receipt");
        }
    }

    /// <summary>What is signed: text rather than the message's bytes, since two encoders may order or omit fields differently.</summary>
    internal static byte[] SignedText(Receipt receipt)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"{receipt.Time.Seconds}.{receipt.Time.Nanos:D9}");
        return Encoding.UTF8.GetBytes($"{receipt.MessageId}|{receipt.Stage:D}|{time}|{receipt.Node}|{receipt.Office}");
    }

    private string? Flaw(Receipt receipt, out Guid letter)
    {
        if (!Guid.TryParse(receipt.MessageId, out letter)) return "the receipt names no letter";
        if (receipt.Stage is < ReceiptStage.Delivered or > ReceiptStage.Decided) return "the receipt has an unknown stage";
        if (receipt.Time is null) return "the receipt has no time";
        var isGenuine = signer.Verify(receipt.Node, SignedText(receipt), receipt.Signature.Span);
        return isGenuine ? null : "the receipt's signature is not that of its node";
    }

    private static DateTimeOffset Microsecond(Timestamp time)
    {
        var exact = time.ToDateTimeOffset();
        return exact.AddTicks(-(exact.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
