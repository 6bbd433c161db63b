using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;
using Exchange.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Tests.Messaging;

public sealed class HousekeepingTests
{
    private readonly MessagingOptions _options = new();

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Nothing_is_forgotten_that_can_still_be_sent_or_replayed(string provider)
    {
        await using var test = await TestDatabase<MailDb>.CreateAsync(provider);
        var job = new Housekeeping(new Units<MailDb>(test.Transactions), _options);
        var start = test.Clock.Now;
        await test.Transactions.RunAsync(
            "test",
            unit =>
            {
                unit.Db.AddRange(
                    Row("delivered letter", MessageKind.Letter, OutboxState.Delivered, due: false),
                    Row("waiting letter", MessageKind.Letter, OutboxState.Sent, due: true),
                    Row("sent event", MessageKind.Event, OutboxState.Sent, due: false),
                    Row("unsent event", MessageKind.Event, OutboxState.Pending, due: true),
                    Row("parked event", MessageKind.Event, OutboxState.Parked, due: false),
                    Row("sent receipt", MessageKind.Receipt, OutboxState.Sent, due: false),
                    new InboxRow { MessageId = Guid.NewGuid(), Consumer = "c", ReceiveTime = unit.Now });
                return Task.CompletedTask;
            },
            default);

        test.Clock.Advance(_options.KeepSent);
        await job.RunAsync(default);
        (await SubjectsAsync()).Count.ShouldBe(6);

        test.Clock.Advance(TimeSpan.FromSeconds(1));
        await job.RunAsync(default);
        (await SubjectsAsync()).ShouldBe(["delivered letter", "parked event", "unsent event", "waiting letter"]);

        // The sender gives up before the receivers forget, never the other way round.
        test.Clock.Now = start + _options.KeepInbox;
        await job.RunAsync(default);
        var letter = await test.Transactions.ReadAsync(
            db => db.Set<OutboxRow>().SingleAsync(row => row.Subject == "waiting letter"), default);
        (letter.State, letter.NextAttemptTime).ShouldBe((OutboxState.Parked, null));
        (await test.Transactions.ReadAsync(db => db.Set<InboxRow>().CountAsync(), default)).ShouldBe(1);

        test.Clock.Advance(TimeSpan.FromDays(1.1));
        await job.RunAsync(default);
        (await test.Transactions.ReadAsync(db => db.Set<InboxRow>().CountAsync(), default)).ShouldBe(0);
        (await SubjectsAsync()).ShouldBe(["delivered letter", "parked event", "unsent event", "waiting letter"]);

        Task<List<string>> SubjectsAsync() => test.Transactions.ReadAsync(
            db => db.Set<OutboxRow>().OrderBy(row => row.Subject).Select(row => row.Subject).ToListAsync(), default);

        OutboxRow Row(string subject, MessageKind kind, OutboxState state, bool due) => new()
        {
            Id = Guid.NewGuid(),
            Kind = kind,
            Type = "t.T",
            Exchange = "e",
            RoutingKey = "k",
            Body = [],
            Subject = subject,
            State = state,
            CreateTime = start,
            NextAttemptTime = due ? start.AddYears(1) : null,
        };
    }
}
