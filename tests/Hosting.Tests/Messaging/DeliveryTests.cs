using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Messaging;
using Exchange.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Tests.Messaging;

/// <summary>What the delivery path does on a good day, over SQLite and the in-memory broker and over PostgreSQL and RabbitMQ.</summary>
[Collection("messaging")]
public sealed class DeliveryTests
{
    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_letter_takes_effect_once_and_its_signed_receipt_comes_back(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        var sender = await post.StartAsync("sender", post.OtherCounty);

        await sender.SendAsync("hello", post.County, "referral-1", 1);

        await sender.HasAsync(OutboxState.Delivered, 1);
        var effect = (await receiver.EffectsAsync()).ShouldHaveSingleItem();
        (effect.Text, effect.Subject, effect.Version).ShouldBe(("hello", "referral-1", 1));
        var letter = await sender.LetterAsync("referral-1");
        letter.MessageId.ShouldBe(effect.MessageId);
        letter.SentTime.ShouldNotBeNull();
        letter.DeliveredTime.ShouldNotBeNull();
        letter.OpenedTime.ShouldBeNull();
        letter.NextAttemptTime.ShouldBeNull();
        var kept = await sender.Transactions.ReadAsync(db => db.Set<ReceiptRow>().SingleAsync(), default);
        Receipt.Parser.ParseFrom(kept.Body).Node.ShouldBe(receiver.Name);
        kept.Issued.ShouldBeFalse();
        post.Log.Errors.ShouldBeEmpty();
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task An_event_reaches_every_handler_once_and_is_done(string way)
    {
        await using var post = new Post(way);
        var follower = await post.StartAsync("follower");
        var publisher = await post.StartAsync("publisher", post.OtherCounty, pipe: FaultyPipe.Doubling);

        await publisher.PublishAsync(42);

        await publisher.HasAsync(OutboxState.Sent, 1);
        foreach (var node in (PostNode[])[follower, publisher])
        {
            await node.HasEffectsAsync(2);
            (await node.EffectsAsync()).Select(effect => effect.Handler).Order().ShouldBe([nameof(CountNumber), nameof(WriteNumber)]);
        }
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_letter_that_nobody_serves_is_visibly_undeliverable_and_is_delivered_once_somebody_does(string way)
    {
        await using var post = new Post(way);
        var sender = await post.StartAsync("sender", post.OtherCounty);

        await sender.SendAsync("anybody there?", post.County);

        await sender.HasAsync(OutboxState.Undeliverable, 1);
        (await sender.LetterAsync("s")).LastError.ShouldContain($"mail.21.{post.County[2..4]}.{post.County[4..]}");
        await Eventually.TrueAsync(async () => (await sender.LetterAsync("s")).Attempts >= 5, "tried again and not parked");

        var receiver = await post.StartAsync("receiver");
        await sender.HasAsync(OutboxState.Delivered, 1);
        (await receiver.EffectsAsync()).Single().Text.ShouldBe("anybody there?");
    }
}
