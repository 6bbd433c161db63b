using System.Diagnostics;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Storage;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Messaging;

/// <summary>Writes messages beside the change that causes them, and wakes the relay once both are committed.</summary>
internal sealed class OutboxWriter(IMessageStore store, ReceiptDesk desk, IWake wake) : IOutbox
{
    /// <summary>
    /// Largest message in bytes. A broker that is sent more than it takes closes the channel, and the neighbours' confirms are lost too.
    /// </summary>
    public const int LargestBody = 4 * 1024 * 1024;

    // Headers have to fit into one AMQP frame together.
    private const int LongestSubject = 200;

    public void Send(UnitOfWork unit, IMessage letter, Office from, Office to, string subject, long version)
    {
        if (to.Division.IsNone) throw new ArgumentException("A letter needs a division to go to.", nameof(to));
        if (subject.Length == 0) throw new ArgumentException("A letter needs a subject, by which its versions are known.", nameof(subject));
        Add(unit, Message(MessageKind.Letter, letter, NodeTopology.LettersExchange, LetterKeys.Of(to)) with
        {
            Subject = subject,
            Version = version,
            Sender = from.ToString(),
            Addressee = to.ToString(),
        });
    }

    public void Publish(UnitOfWork unit, IMessage @event, string subject) =>
        Add(unit, Message(MessageKind.Event, @event, NodeTopology.EventsExchange, @event.Descriptor.FullName) with { Subject = subject });

    public void Receipt(UnitOfWork unit, ReceiptStage stage, Guid letter)
    {
        if (stage is not (ReceiptStage.Opened or ReceiptStage.Decided))
            throw new ArgumentOutOfRangeException(nameof(stage), stage, "A handler tells that a letter was opened or decided.");
        // Late in the unit: a handler may decide at once on the letter that it is being given, whose delivered receipt is written after it.
        unit.BeforeCommit(ct => IssueAsync(unit, stage, letter, ct));
    }

    /// <summary>A row that the relay sends as soon as it is committed.</summary>
    public static OutboxRow Row(UnitOfWork unit, OutboxMessage message)
    {
        if (message.Body.Length > LargestBody)
            throw new ArgumentException($"{message.Type}: {message.Body.Length} bytes are too many to send; the limit is {LargestBody}.");
        if (message.Subject.Length > LongestSubject)
            throw new ArgumentException($"A subject of {message.Subject.Length} characters is too long; the limit is {LongestSubject}.");
        var id = unit.NewId();
        return new OutboxRow
        {
            Id = id,
            Kind = message.Kind,
            Type = message.Type,
            Exchange = message.Exchange,
            RoutingKey = message.RoutingKey,
            Body = message.Body,
            Subject = message.Subject,
            Version = message.Version,
            Sender = message.Sender,
            Addressee = message.Addressee,
            CorrelationId = Handling.Current?.CorrelationId ?? id,
            CausationId = message.Cause ?? Handling.Current?.MessageId,
            TraceParent = Activity.Current?.Id ?? "",
            State = OutboxState.Pending,
            NextAttemptTime = unit.Now,
            CreateTime = unit.Now,
        };
    }

    /// <summary>Wakes the relay when <paramref name="unit"/> is committed.</summary>
    public void WakeAfter(UnitOfWork unit) => unit.AfterCommit(wake.Wake<Relay>);

    private static OutboxMessage Message(MessageKind kind, IMessage message, string exchange, string routingKey) =>
        new(kind, message.Descriptor.FullName, message.ToByteArray(), exchange, routingKey);

    private void Add(UnitOfWork unit, OutboxMessage message)
    {
        unit.Database.Add(Row(unit, message));
        WakeAfter(unit);
    }

    private async Task IssueAsync(UnitOfWork unit, ReceiptStage stage, Guid letter, CancellationToken ct)
    {
        var delivered = await unit.Database.Set<ReceiptRow>().AsNoTracking()
                .SingleOrDefaultAsync(row => row.MessageId == letter && row.Issued && row.Stage == (short)ReceiptStage.Delivered, ct)
            ?? throw new InvalidOperationException($"This node has received no letter {letter}.");
        var receipt = desk.Issue(letter, stage, unit.Now, delivered.Subject, delivered.Office, delivered.Node);
        var added = await store.AddReceiptsAsync(unit, [receipt], ct);
        if (added.Count == 0 || ReceiptDesk.Send(unit, receipt) is not { } message) return;
        await store.AddToOutboxAsync(unit, [message], ct);
        WakeAfter(unit);
    }
}
