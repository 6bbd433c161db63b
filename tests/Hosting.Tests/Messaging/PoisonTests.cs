using Exchange.Hosting.Messaging;
using Exchange.Testing;

namespace Exchange.Hosting.Tests.Messaging;

/// <summary>Messages that cannot be applied are put aside with their reason, and their neighbours flow.</summary>
[Collection("messaging")]
public sealed class PoisonTests
{
    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_letter_that_always_fails_is_parked_and_its_neighbours_flow(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        receiver.Conduct.OnText = (delivery, _) =>
            delivery.Subject == "many-7" ? throw new InvalidOperationException("张三") : Task.CompletedTask;
        var sender = await post.StartAsync("sender", post.OtherCounty);

        await sender.SendManyAsync(20, post.County);

        await sender.HasAsync(OutboxState.Delivered, 19);
        await Eventually.TrueAsync(async () => (await receiver.Operations.HeldAsync(parked: true, 10, default)).Count == 1, "parked");
        var parked = (await receiver.Operations.HeldAsync(parked: true, 10, default)).Single();
        (parked.Subject, parked.Consumer, parked.Reason).ShouldBe(("many-7", nameof(WriteText), nameof(InvalidOperationException)));
        post.Log.Lines.ShouldNotContain(line => line.Contains("张三"));

        receiver.Conduct.OnText = (_, _) => Task.CompletedTask;
        (await receiver.Operations.ReplayAsync(parked.MessageId, default)).ShouldBeTrue();
        await sender.HasAsync(OutboxState.Delivered, 20);
        (await receiver.EffectsAsync()).Count.ShouldBe(20);
        (await receiver.Operations.CountAsync(default)).Parked.ShouldBe(0);
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task Many_that_fail_together_are_told_apart_from_those_that_do_not(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        receiver.Conduct.OnText = (delivery, _) => (int.Parse(delivery.Message.Value) % 4) switch
        {
            0 => throw new RefuseMessageException("no"),
            1 => throw new HoldMessageException("not yet"),
            _ => Task.CompletedTask,
        };
        var sender = await post.StartAsync("sender", post.OtherCounty);

        await sender.SendManyAsync(40, post.County);

        await sender.HasAsync(OutboxState.Delivered, 20);
        await Eventually.TrueAsync(
            async () => await receiver.Operations.CountAsync(default) is { Parked: 10, Held: 10 }, "ten parked, ten held");
        (await receiver.EffectsAsync()).Count.ShouldBe(20);
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_refused_letter_is_parked_once_with_its_reason(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        receiver.Conduct.OnText = (delivery, _) =>
            delivery.Message.Value == "bad" ? throw new RefuseMessageException("the referral is closed") : Task.CompletedTask;
        var sender = await post.StartAsync("sender", post.OtherCounty, new() { ["ResendAfter"] = "00:00:00.2" });

        await sender.SendAsync("bad", post.County, "a");
        await sender.SendAsync("good", post.County, "b");

        await sender.HasAsync(OutboxState.Delivered, 1);
        await Eventually.TrueAsync(async () => (await sender.LetterAsync("a")).Sendings >= 3, "sent again");
        var parked = (await receiver.Operations.HeldAsync(parked: true, 10, default)).ShouldHaveSingleItem();
        parked.Reason.ShouldBe("the referral is closed");
        (await receiver.EffectsAsync()).Single().Text.ShouldBe("good");
        (await sender.Operations.CountAsync(default)).Unanswered.ShouldBe(1);

        var letter = (await sender.LetterAsync("a")).MessageId;
        (await sender.Operations.ParkAsync(letter, "the clerk gave up", default)).ShouldBeTrue();
        (await sender.Operations.OutboxAsync(OutboxState.Parked, 10, default)).Single().LastError.ShouldBe("the clerk gave up");
        receiver.Conduct.OnText = (_, _) => Task.CompletedTask;
        (await sender.Operations.ReplayAsync(letter, default)).ShouldBeTrue();
        await sender.HasAsync(OutboxState.Delivered, 2);
        (await receiver.Operations.CountAsync(default)).Parked.ShouldBe(0);
        (await sender.Operations.ReplayAsync(letter, default)).ShouldBeFalse();
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_queue_that_keeps_silent_holds_up_nobody_else(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        var answers = false;
        FaultyPipe? pipe = null;
        var sender = await post.StartAsync("sender", post.OtherCounty, pipe: inner => pipe = new FaultyPipe(inner)
        {
            Silent = outbound => !answers && outbound.Message.Subject.StartsWith("many", StringComparison.Ordinal),
        });
        await sender.SendManyAsync(20, post.County);
        await Eventually.TrueAsync(() => pipe!.Published >= 40, "a second attempt");

        for (var i = 0; i < 5; i++) await sender.SendAsync("fresh", post.County, $"fresh-{i}");

        await receiver.HasEffectsAsync(5);
        pipe!.Batches.ShouldAllBe(batch => batch.Select(outbound => outbound.Message.Subject.StartsWith("many")).Distinct().Count() == 1);
        (await sender.LetterAsync("many-0")).LastError.ShouldBe("silence");
        answers = true;
        await sender.HasAsync(OutboxState.Delivered, 25);
    }
}
