using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Security;
using Exchange.Testing;
using Google.Protobuf;

namespace Exchange.Hosting.Tests.Messaging;

/// <summary>Receipts: of later stages, lost ones, forged ones.</summary>
[Collection("messaging")]
public sealed class ReceiptTests
{
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
            await receiver.ReceiptAsync(stage, letter);

        await Eventually.TrueAsync(
            async () => await sender.LetterAsync("referral-1") is { OpenedTime: not null, DecidedTime: not null }, "opened and decided");
        // The second opening was no new fact and sent nothing.
        await receiver.HasAsync(OutboxState.Sent, 3);
        (await receiver.CountAsync(OutboxState.Pending)).ShouldBe(0);
        await Should.ThrowAsync<InvalidOperationException>(() => receiver.ReceiptAsync(ReceiptStage.Opened, Guid.NewGuid()));
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_lost_receipt_is_asked_for_by_sending_the_letter_again(string way)
    {
        await using var post = new Post(way);
        var lost = 0;
        IReadOnlyList<Outbound> LoseTwo(IReadOnlyList<Outbound> batch) => Interlocked.Increment(ref lost) <= 2 ? [] : batch;
        var receiver = await post.StartAsync("receiver", pipe: inner => new FaultyPipe(inner) { Pass = LoseTwo });
        var sender = await post.StartAsync("sender", post.OtherCounty, new() { ["ResendAfter"] = "00:00:00.3" });

        await sender.SendAsync("did you get it?", post.County, "a");

        await sender.HasAsync(OutboxState.Delivered, 1);
        (await sender.LetterAsync("a")).Sendings.ShouldBe(3);
        (await receiver.EffectsAsync()).Count.ShouldBe(1);
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_forged_receipt_is_parked_and_delivers_nothing(string way)
    {
        await using var post = new Post(way);
        var sender = await post.StartAsync("sender", post.OtherCounty);
        await sender.SendAsync("to nobody", post.County, "a");
        await sender.HasAsync(OutboxState.Undeliverable, 1);
        var letter = await sender.LetterAsync("a");
        var desk = new ReceiptDesk(sender.Service<INodeSigner>(), sender.Service<MessagingNode>());
        byte[] Delivered(string office) =>
            desk.Issue(letter.MessageId, ReceiptStage.Delivered, letter.CreateTime, "a", office, sender.Name).Body;
        var byAnother = Receipt.Parser.ParseFrom(Delivered(letter.RoutingKey));
        byAnother.Node = "somebody-else";

        foreach (var body in (byte[][])[byAnother.ToByteArray(), Delivered("mail.21.09.99"), [0xff]])
        {
            var message = new WireMessage(Guid.NewGuid(), Receipt.Descriptor.FullName, body);
            var outbound = new Outbound(message, NodeTopology.LettersExchange, NodeTopology.NodeKey(sender.Name));
            await sender.Service<IMessagePipe>().PublishAsync([outbound], default);
        }

        await Eventually.TrueAsync(async () => (await sender.Operations.CountAsync(default)).Parked == 3, "three parked");
        (await sender.Operations.HeldAsync(parked: true, 10, default)).Select(held => held.Reason).Order().ShouldBe(
            ["the body is no receipt", "the receipt's signature is not that of its node", "this node sent no such letter to that office"]);
        (await sender.LetterAsync("a")).DeliveredTime.ShouldBeNull();
    }
}
