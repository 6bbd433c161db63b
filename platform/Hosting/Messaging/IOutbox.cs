using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Storage;
using Google.Protobuf;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// Puts messages in the outbox of the unit's transaction. Called by <see cref="UnitOfWork"/>; the relay sees the rows with the commit.
/// </summary>
internal interface IOutbox
{
    void Send(UnitOfWork unit, IMessage letter, Office from, Office to, string subject, long version);

    void Publish(UnitOfWork unit, IMessage @event, string subject);

    void Receipt(UnitOfWork unit, ReceiptStage stage, Guid letter);
}
