using Exchange.Hosting.Messaging;
using Exchange.LocalServers;
using Exchange.Testing;

namespace Exchange.Hosting.Tests.Messaging;

/// <summary>Brokers that are away, die and come back.</summary>
[Collection("messaging")]
public sealed class OutageTests
{
    [Fact]
    public async Task Letters_wait_while_the_broker_is_away_without_a_hot_loop_and_all_arrive_when_it_is_there()
    {
        using var folder = new TempFolder();
        await using var broker = await LocalRabbitMq.StartAsync(folder.Path);
        await using var post = new Post("servers") { RabbitMq = broker.Uri };
        var receiver = await post.StartAsync("receiver");
        FaultyPipe? pipe = null;
        var sender = await post.StartAsync("sender", post.OtherCounty, pipe: inner => pipe = new FaultyPipe(inner));

        // Killed while letters are on their way; more are written while it is dead, also by a node that starts only then.
        await sender.SendManyAsync(300, post.County);
        await Eventually.TrueAsync(async () => (await receiver.EffectsAsync()).Count > 0, "the first letters");
        // RabbitMQ forgets a queue that it made less than a second before it is killed.
        await Task.Delay(TimeSpan.FromSeconds(2));
        await sender.SendManyAsync(300, post.County);
        await broker.KillAsync();
        post.BrokerIsUp = false;
        var late = await post.StartAsync("late", post.OtherCounty);
        foreach (var node in (PostNode[])[sender, late])
            for (var i = 0; i < 20; i++) await node.SendAsync("while it is dead", post.County, $"{node.Name}-{i}");
        var before = pipe!.PublishCalls;
        await Task.Delay(TimeSpan.FromSeconds(2));
        (pipe.PublishCalls - before).ShouldBeLessThan(3);
        await broker.StartAgainAsync();

        await sender.HasAsync(OutboxState.Delivered, 620, seconds: 60);
        await late.HasAsync(OutboxState.Delivered, 20, seconds: 60);
        var effects = await receiver.EffectsAsync();
        effects.Count.ShouldBe(640);
        effects.DistinctBy(effect => effect.MessageId).Count().ShouldBe(640);
        (await sender.CountAsync(OutboxState.Parked)).ShouldBe(0);
        (await receiver.Operations.CountAsync(default)).Parked.ShouldBe(0);
        post.Log.Errors.ShouldBeEmpty();
    }
}
