namespace Exchange.Hosting.Messaging;

/// <summary>A signed receipt: one that this node issued for a letter it received, or one that it got for a letter it sent.</summary>
internal sealed class ReceiptRow
{
    /// <summary>Message id of the letter.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Number of the <c>ReceiptStage</c>.</summary>
    public required short Stage { get; init; }

    /// <summary>True for a receipt of this node's own making.</summary>
    public required bool Issued { get; init; }

    public required string Subject { get; init; }

    /// <summary>Routing key of the office that the letter was addressed to.</summary>
    public required string Office { get; init; }

    /// <summary>The other node: the one to which an issued receipt goes, the one that signed a received one.</summary>
    public required string Node { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>The <c>exchange.type.v1.Receipt</c> with its signature.</summary>
    public required byte[] Body { get; init; }
}
