using Exchange.Hosting.Storage;
using Google.Protobuf;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// Applies one type of message. What it writes through the unit, the note in the inbox and the receipt are one transaction.
/// A handler is made anew for each message and may take services in its constructor.
/// </summary>
/// <remarks>
/// It may be run again as a whole, so it changes nothing but its unit. It throws <see cref="HoldMessageException"/> for a message that
/// comes too early, <see cref="RefuseMessageException"/> for one that can never be applied; after any other exception the message is tried
/// again with growing pauses, then parked. An update that meets no row must throw, not pass.
/// </remarks>
public interface IHandle<TMessage, TDb>
    where TMessage : class, IMessage<TMessage>
    where TDb : NodeDb
{
    Task HandleAsync(Delivery<TMessage> delivery, UnitOfWork<TDb> unit, CancellationToken ct);
}

/// <summary>A message as its handler gets it.</summary>
/// <param name="Message">The message.</param>
/// <param name="MessageId">Its identity, the same on every redelivery.</param>
/// <param name="Subject">What it is about, such as a referral id.</param>
/// <param name="Version">Version of the subject, from 1; 0 on events.</param>
/// <param name="Sender">The office that sent a letter; none on events.</param>
/// <param name="Addressee">The office that a letter is addressed to; none on events.</param>
/// <param name="SentTime">When it was written, by the sender's clock.</param>
/// <param name="Node">The node that sent it.</param>
public sealed record Delivery<T>(
    T Message, Guid MessageId, string Subject, long Version, Office Sender, Office Addressee, DateTimeOffset SentTime, string Node);

/// <summary>
/// The message cannot be applied yet, such as the third version of a referral when the second has not come. It is kept and tried again:
/// when another message of its subject has been applied, and with growing pauses. The delivered receipt follows when it is applied.
/// </summary>
/// <param name="reason">What it waits for, in words without personal data.</param>
public sealed class HoldMessageException(string reason) : Exception(reason);

/// <summary>The message will never be applicable. It is parked with the reason, for operators to see, and its neighbours flow on.</summary>
/// <param name="reason">What is wrong with it, in words without personal data.</param>
public sealed class RefuseMessageException(string reason) : Exception(reason);
