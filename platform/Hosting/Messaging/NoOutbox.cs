using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Storage;
using Google.Protobuf;

namespace Exchange.Hosting.Messaging;

/// <summary>The outbox of a node that was given nothing to send with.</summary>
internal sealed class NoOutbox : IOutbox
{
    public void Send(UnitOfWork unit, IMessage letter, Office from, Office to, string subject, long version) => throw Missing();

    public void Publish(UnitOfWork unit, IMessage @event, string subject) => throw Missing();

    public void Receipt(UnitOfWork unit, ReceiptStage stage, Guid letter) => throw Missing();

    private static InvalidOperationException Missing() => new("This node has no messaging.");
}
