using Exchange.Hosting.Messaging;
using Exchange.Testing;

namespace Exchange.Hosting.Tests.Messaging;

/// <summary>Whatever comes twice, late or out of order has its effect once and in order.</summary>
[Collection("messaging")]
public sealed class RepetitionTests
{
    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task Messages_that_come_twice_take_effect_once(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        var sender = await post.StartAsync("sender", post.OtherCounty, pipe: FaultyPipe.Doubling);

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
    public async Task A_relay_that_dies_between_publishing_and_marking_causes_no_second_effect(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        var deaths = 0;
        void Die()
        {
            if (Interlocked.Increment(ref deaths) <= 2) throw new InvalidOperationException("killed");
        }

        var sender = await post.StartAsync(
            "sender", post.OtherCounty, new() { ["Lease"] = "00:00:00.5" }, inner => new FaultyPipe(inner) { AfterPublish = Die });

        await sender.SendManyAsync(50, post.County);

        await sender.HasAsync(OutboxState.Delivered, 50);
        // Delivery alone would also come of the first, unmarked publishing. The relay has to get over its deaths as well.
        await sender.SendAsync("after", post.County, "after");
        await sender.HasAsync(OutboxState.Delivered, 51);
        (await receiver.EffectsAsync()).Select(effect => effect.MessageId).Distinct().Count().ShouldBe(51);
        (await receiver.EffectsAsync()).Count.ShouldBe(51);
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
}
