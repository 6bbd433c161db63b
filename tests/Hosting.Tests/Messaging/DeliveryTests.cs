using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Security;
using Exchange.Testing;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Tests.Messaging;

/// <summary>What the delivery path promises, over SQLite and the in-memory broker and over PostgreSQL and RabbitMQ.</summary>
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
        var letter = (await sender.Operations.LettersAboutAsync("referral-1", default)).ShouldHaveSingleItem();
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
    public async Task What_happens_to_a_letter_later_comes_back_as_receipts_too(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        var sender = await post.StartAsync("sender", post.OtherCounty);
        await sender.SendAsync("please", post.County, "referral-1");
        await sender.HasAsync(OutboxState.Delivered, 1);
        var letter = (await receiver.EffectsAsync()).Single().MessageId;

        foreach (var stage in (ReceiptStage[])[ReceiptStage.Opened, ReceiptStage.Decided, ReceiptStage.Opened])
            await receiver.Transactions.RunAsync("clerk", unit => { unit.Receipt(stage, letter); return Task.CompletedTask; }, default);

        await Eventually.TrueAsync(
            async () => (await sender.Operations.LettersAboutAsync("referral-1", default)).Single() is { OpenedTime: not null, DecidedTime: not null }, "opened and decided");
        // The second opening was no new fact and sent nothing.
        (await receiver.CountAsync(OutboxState.Sent)).ShouldBe(3);
        await Should.ThrowAsync<InvalidOperationException>(
            () => receiver.Transactions.RunAsync("clerk", unit => { unit.Receipt(ReceiptStage.Opened, Guid.NewGuid()); return Task.CompletedTask; }, default));
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task Messages_that_come_twice_take_effect_once(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        var sender = await post.StartAsync("sender", post.OtherCounty, pipe: inner => new FaultyPipe(inner) { Pass = batch => [.. batch, .. batch] });

        await sender.SendManyAsync(100, post.County);

        await sender.HasAsync(OutboxState.Delivered, 100);
        var effects = await receiver.EffectsAsync();
        effects.Count.ShouldBe(100);
        effects.DistinctBy(effect => effect.MessageId).Count().ShouldBe(100);
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task Versions_that_come_in_disorder_are_applied_in_order(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        receiver.Conduct.OnText = WriteText.InOrder;
        var sender = await post.StartAsync("sender", post.OtherCounty);

        foreach (var version in (long[])[4, 3, 5, 2, 1])
        {
            await sender.SendAsync("v", post.County, "referral-1", version);
            await Eventually.TrueAsync(async () => await sender.CountAsync(OutboxState.Pending) == 0, "sent");
        }

        await sender.HasAsync(OutboxState.Delivered, 5);
        (await receiver.EffectsAsync()).Select(effect => effect.Version).ShouldBe([1, 2, 3, 4, 5]);
        (await receiver.Operations.CountAsync(default)).Held.ShouldBe(0);
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_letter_that_always_fails_is_parked_and_its_neighbours_flow(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        receiver.Conduct.OnText = (delivery, _) => delivery.Subject == "many-7" ? throw new InvalidOperationException("张三") : Task.CompletedTask;
        var sender = await post.StartAsync("sender", post.OtherCounty);

        await sender.SendManyAsync(20, post.County);

        await sender.HasAsync(OutboxState.Delivered, 19);
        await Eventually.TrueAsync(async () => (await receiver.Operations.HeldAsync(parked: true, 10, default)).Count == 1, "parked");
        var parked = (await receiver.Operations.HeldAsync(parked: true, 10, default)).Single();
        (parked.Subject, parked.Consumer, parked.Reason).ShouldBe(("many-7", nameof(WriteText), nameof(InvalidOperationException)));
        post.Log.Lines.ShouldNotContain(line => line.Contains("张三"));

        receiver.Conduct.OnText = (_, _) => Task.CompletedTask;
        (await receiver.Operations.ReplayHeldAsync(parked.MessageId, default)).ShouldBeTrue();
        await sender.HasAsync(OutboxState.Delivered, 20);
        (await receiver.EffectsAsync()).Count.ShouldBe(20);
        (await receiver.Operations.CountAsync(default)).Parked.ShouldBe(0);
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_refused_letter_is_parked_once_with_its_reason(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        receiver.Conduct.OnText = (delivery, _) => delivery.Message.Value == "bad" ? throw new RefuseMessageException("the referral is closed") : Task.CompletedTask;
        var sender = await post.StartAsync("sender", post.OtherCounty, new() { ["ResendAfter"] = "00:00:00.2" });

        await sender.SendAsync("bad", post.County, "a");
        await sender.SendAsync("good", post.County, "b");

        await sender.HasAsync(OutboxState.Delivered, 1);
        await Eventually.TrueAsync(async () => (await sender.Operations.LettersAboutAsync("a", default)).Single().Sendings >= 3, "sent again");
        var parked = (await receiver.Operations.HeldAsync(parked: true, 10, default)).ShouldHaveSingleItem();
        parked.Reason.ShouldBe("the referral is closed");
        (await receiver.EffectsAsync()).Single().Text.ShouldBe("good");
        (await sender.Operations.CountAsync(default)).Unanswered.ShouldBe(1);
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_letter_that_nobody_serves_is_visibly_undeliverable_and_is_delivered_once_somebody_does(string way)
    {
        await using var post = new Post(way);
        var sender = await post.StartAsync("sender", post.OtherCounty);

        await sender.SendAsync("anybody there?", post.County);

        await sender.HasAsync(OutboxState.Undeliverable, 1);
        (await sender.Operations.OutboxAsync(OutboxState.Undeliverable, 10, default)).Single().LastError.ShouldContain($"mail.21.{post.County[2..4]}.{post.County[4..]}");
        await Eventually.TrueAsync(async () => (await sender.Operations.OutboxAsync(OutboxState.Undeliverable, 10, default)).Single().Attempts >= 5, "tried again and not parked");

        var receiver = await post.StartAsync("receiver");
        await sender.HasAsync(OutboxState.Delivered, 1);
        (await receiver.EffectsAsync()).Single().Text.ShouldBe("anybody there?");
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_relay_that_dies_between_publishing_and_marking_causes_no_second_effect(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        var deaths = 0;
        var sender = await post.StartAsync(
            "sender", post.OtherCounty, new() { ["Lease"] = "00:00:00.5" },
            inner => new FaultyPipe(inner) { AfterPublish = () => { if (Interlocked.Increment(ref deaths) <= 2) throw new InvalidOperationException("killed"); } });

        await sender.SendManyAsync(50, post.County);

        await sender.HasAsync(OutboxState.Delivered, 50);
        // Delivery alone would also come of the first, unmarked publishing. The relay has to get over its deaths as well.
        await sender.SendAsync("after", post.County, "after");
        await sender.HasAsync(OutboxState.Delivered, 51);
        (await receiver.EffectsAsync()).Select(effect => effect.MessageId).Distinct().Count().ShouldBe(51);
        (await receiver.EffectsAsync()).Count.ShouldBe(51);
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_lost_receipt_is_asked_for_by_sending_the_letter_again(string way)
    {
        await using var post = new Post(way);
        var lost = 0;
        var receiver = await post.StartAsync("receiver", pipe: inner => new FaultyPipe(inner)
        {
            Pass = batch => batch.Any(outbound => outbound.Message.Type == Receipt.Descriptor.FullName) && Interlocked.Increment(ref lost) <= 2 ? [] : batch,
        });
        var sender = await post.StartAsync("sender", post.OtherCounty, new() { ["ResendAfter"] = "00:00:00.3" });

        await sender.SendAsync("did you get it?", post.County, "a");

        await sender.HasAsync(OutboxState.Delivered, 1);
        (await sender.Operations.LettersAboutAsync("a", default)).Single().Sendings.ShouldBe(3);
        (await receiver.EffectsAsync()).Count.ShouldBe(1);
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task Instances_of_a_node_compete_and_none_sends_what_another_has_taken(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        await post.StartAsync("receiver");
        var pipes = new List<FaultyPipe>();
        IMessagePipe Watched(IMessagePipe inner)
        {
            pipes.Add(new FaultyPipe(inner));
            return pipes[^1];
        }

        var settings = new Dictionary<string, string> { ["RelayBatch"] = "20", ["PollInterval"] = "00:00:00.01" };
        var sender = await post.StartAsync("sender", post.OtherCounty, settings, Watched);
        await post.StartAsync("sender", post.OtherCounty, settings, Watched);

        await sender.SendManyAsync(500, post.County);

        await sender.HasAsync(OutboxState.Delivered, 500);
        pipes.Sum(pipe => pipe.Published).ShouldBe(500);
        var effects = await receiver.EffectsAsync();
        effects.Count.ShouldBe(500);
        effects.DistinctBy(effect => effect.MessageId).Count().ShouldBe(500);
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task An_event_reaches_every_handler_once_and_is_done(string way)
    {
        await using var post = new Post(way);
        var follower = await post.StartAsync("follower");
        var publisher = await post.StartAsync("publisher", post.OtherCounty, pipe: inner => new FaultyPipe(inner) { Pass = batch => [.. batch, .. batch] });

        await publisher.PublishAsync(42);

        await publisher.HasAsync(OutboxState.Sent, 1);
        foreach (var node in (PostNode[])[follower, publisher])
        {
            await node.HasEffectsAsync(2);
            (await node.EffectsAsync()).Select(effect => effect.Handler).Order().ShouldBe([nameof(CountNumber), nameof(WriteNumber)]);
        }
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_forged_receipt_is_parked_and_delivers_nothing(string way)
    {
        await using var post = new Post(way);
        var sender = await post.StartAsync("sender", post.OtherCounty);
        await sender.SendAsync("to nobody", post.County, "a");
        await sender.HasAsync(OutboxState.Undeliverable, 1);
        var letter = (await sender.Operations.LettersAboutAsync("a", default)).Single();
        var desk = new ReceiptDesk(sender.Service<INodeSigner>(), sender.Service<MessagingNode>());
        var forged = Receipt.Parser.ParseFrom(desk.Issue(letter.MessageId, ReceiptStage.Delivered, letter.CreateTime, "a", letter.RoutingKey, sender.Name).Body);
        forged.Node = "somebody-else";
        var foreignOffice = desk.Issue(letter.MessageId, ReceiptStage.Delivered, letter.CreateTime, "a", "mail.21.09.99", sender.Name);

        var pipe = sender.Service<IMessagePipe>();
        foreach (var body in (byte[][])[forged.ToByteArray(), foreignOffice.Body, [0xff]])
            await pipe.PublishAsync(
                [new Outbound(new WireMessage(Guid.NewGuid(), Receipt.Descriptor.FullName, body), NodeTopology.LettersExchange, NodeTopology.NodeKey(sender.Name))], default);

        await Eventually.TrueAsync(async () => (await sender.Operations.CountAsync(default)).Parked == 3, "three parked");
        (await sender.Operations.HeldAsync(parked: true, 10, default)).Select(held => held.Reason).Order().ShouldBe(
            ["the body is no receipt", "the receipt's signature is not that of its node", "this node sent no such letter to that office"]);
        (await sender.Operations.LettersAboutAsync("a", default)).Single().DeliveredTime.ShouldBeNull();
    }
}
