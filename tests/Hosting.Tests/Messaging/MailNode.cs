using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Tests.Messaging;

/// <summary>A department whose letters are texts and whose events are numbers.</summary>
public sealed class MailNode : INode<MailDb>
{
    public static string Department => "mail";

    public static void Configure(NodeBuilder<MailDb> node)
    {
        node.Letter<StringValue, WriteText>();
        node.Event<Int64Value, WriteNumber>();
        node.Event<Int64Value, CountNumber>();
    }
}

/// <summary>How the handlers of a node behave in a test.</summary>
public sealed class Conduct
{
    /// <summary>Called before each effect; what it throws is what the handler throws.</summary>
    public Func<Delivery<StringValue>, UnitOfWork<MailDb>, Task> OnText { get; set; } = (_, _) => Task.CompletedTask;
}

public sealed class WriteText(Conduct conduct) : IHandle<StringValue, MailDb>
{
    public async Task HandleAsync(Delivery<StringValue> delivery, UnitOfWork<MailDb> unit, CancellationToken ct)
    {
        await conduct.OnText(delivery, unit);
        unit.Db.Add(new Effect
        {
            Id = unit.NewId(),
            MessageId = delivery.MessageId,
            Handler = nameof(WriteText),
            Subject = delivery.Subject,
            Version = delivery.Version,
            Text = delivery.Message.Value,
        });
    }

    /// <summary>Holds a version until the one before it has been applied.</summary>
    public static async Task InOrder(Delivery<StringValue> delivery, UnitOfWork<MailDb> unit)
    {
        var applied = await unit.Db.Effects.CountAsync(effect => effect.Subject == delivery.Subject);
        if (applied + 1 < delivery.Version) throw new HoldMessageException($"version {applied + 1} has not come");
    }
}

public sealed class WriteNumber : IHandle<Int64Value, MailDb>
{
    public Task HandleAsync(Delivery<Int64Value> delivery, UnitOfWork<MailDb> unit, CancellationToken ct)
    {
        unit.Db.Add(new Effect
        {
            Id = unit.NewId(),
            MessageId = delivery.MessageId,
            Handler = nameof(WriteNumber),
            Subject = delivery.Subject,
            Version = 0,
            Text = $"{delivery.Message.Value}",
        });
        return Task.CompletedTask;
    }
}

public sealed class CountNumber : IHandle<Int64Value, MailDb>
{
    public Task HandleAsync(Delivery<Int64Value> delivery, UnitOfWork<MailDb> unit, CancellationToken ct)
    {
        unit.Db.Add(new Effect
        {
            Id = unit.NewId(),
            MessageId = delivery.MessageId,
            Handler = nameof(CountNumber),
            Subject = delivery.Subject,
            Version = 0,
            Text = "1",
        });
        return Task.CompletedTask;
    }
}
