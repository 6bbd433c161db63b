using Exchange.Contracts.Operations.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Grpc;
using Exchange.Hosting.Messaging;
using Exchange.Testing;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace Exchange.Hosting.Tests.Messaging;

/// <summary>What operators see of a node's messages and do about them.</summary>
[Collection("messaging")]
public sealed class OperationsTests
{
    private const string Canary = "张三 210102201603010011";

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_letter_that_was_not_delivered_in_time_is_overdue(string way)
    {
        await using var post = new Post(way);
        await post.StartAsync("receiver");
        var sender = await post.StartAsync("sender", post.OtherCounty, new() { ["DeliverWithin"] = "00:00:00.5" });

        await sender.SendAsync(Canary, "210999", "nobody");
        await sender.SendAsync(Canary, post.County, "somebody");

        await sender.HasAsync(OutboxState.Delivered, 1);
        await Eventually.TrueAsync(async () => (await OverdueAsync(sender)).Count == 1, "one overdue letter");
        var letter = (await OverdueAsync(sender)).Single();
        (letter.Subject, letter.State, letter.Addressee).ShouldBe(("nobody", MessageState.Undeliverable, $"{MailNode.Department}/210999"));
        letter.Reason.ShouldNotBeEmpty();
        letter.ToString().ShouldNotContain("张三");
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task Parked_messages_of_both_ways_are_listed_page_by_page(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        receiver.Conduct.OnText = (_, _) => throw new RefuseMessageException("closed");
        var sender = await post.StartAsync("sender", post.OtherCounty);
        await sender.SendManyAsync(5, post.County);
        await ParkedAsync(receiver, 5);
        await receiver.SendAsync(Canary, "210999", "given up");
        var letter = (await receiver.LetterAsync("given up")).MessageId;
        (await receiver.Operations.ParkAsync(letter, "the clerk gave up", default)).ShouldBeTrue();

        var pages = new List<ListParkedMessagesResponse>();
        do
        {
            var token = pages.LastOrDefault()?.NextPageToken ?? "";
            pages.Add(await receiver.Messages.ListParkedMessagesAsync(new() { PageSize = 4, PageToken = token }));
        }
        while (pages[^1].NextPageToken.Length > 0);

        pages.Select(page => page.Messages.Count).ShouldBe([4, 2]);
        var all = pages.SelectMany(page => page.Messages).ToList();
        all.Select(message => message.MessageId).Distinct().Count().ShouldBe(6);
        all.Count(message => message is { Direction: Direction.Incoming, Reason: "closed", State: MessageState.Parked }).ShouldBe(5);
        all.Count(message => message is { Direction: Direction.Outgoing, Reason: "the clerk gave up" }).ShouldBe(1);
        var outgoing = await receiver.Messages.ListParkedMessagesAsync(new() { Direction = Direction.Outgoing });
        outgoing.Messages.ShouldHaveSingleItem().Subject.ShouldBe("given up");
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task All_that_was_parked_for_one_reason_is_replayed_and_nothing_else(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        receiver.Conduct.OnText = (delivery, _) =>
            throw new RefuseMessageException(int.Parse(delivery.Message.Value) < 3 ? "closed" : "unknown");
        var sender = await post.StartAsync("sender", post.OtherCounty);
        await sender.SendManyAsync(5, post.County);
        await ParkedAsync(receiver, 5);
        receiver.Conduct.OnText = (_, _) => Task.CompletedTask;

        var request = new ReplayMessagesRequest { RequestId = $"{Guid.NewGuid()}", Reason = "closed" };
        (await receiver.Messages.ReplayMessagesAsync(request)).ReplayedCount.ShouldBe(3);

        await receiver.HasEffectsAsync(3);
        await ParkedAsync(receiver, 2);
        (await receiver.Messages.ReplayMessagesAsync(request)).ReplayedCount.ShouldBe(3, "the first answer");
        var rest = new ReplayMessagesRequest { RequestId = $"{Guid.NewGuid()}", AllParked = true };
        (await receiver.Messages.ReplayMessagesAsync(rest)).ReplayedCount.ShouldBe(2);
        await sender.HasAsync(OutboxState.Delivered, 5);
        (await receiver.EffectsAsync()).Count.ShouldBe(5);
    }

    [Theory, InlineData("embedded"), InlineData("servers")]
    public async Task A_trace_shows_every_stage_of_a_letter_at_both_nodes_and_nothing_of_its_text(string way)
    {
        await using var post = new Post(way);
        var receiver = await post.StartAsync("receiver");
        var sender = await post.StartAsync("sender", post.OtherCounty);
        await sender.SendAsync(Canary, post.County, "case-1");
        await sender.HasAsync(OutboxState.Delivered, 1);
        var id = (await sender.LetterAsync("case-1")).MessageId;
        await receiver.ReceiptAsync(ReceiptStage.Opened, id);
        await receiver.ReceiptAsync(ReceiptStage.Decided, id);
        await Eventually.TrueAsync(async () => (await sender.LetterAsync("case-1")).DecidedTime is not null, "decided");
        // Receipts can be quicker than the mark of the broker's confirm.
        await Eventually.TrueAsync(async () => (await TraceAsync(sender, "case-1")).Any(message => message.AttemptCount == 1), "confirmed");

        var sent = (await TraceAsync(sender, "case-1")).Single(message => message.Direction == Direction.Outgoing);
        var received = (await TraceAsync(receiver, $"{id}".ToUpperInvariant())).Single(message => message.MessageId == $"{id}");

        (sent.MessageId, sent.State, sent.AttemptCount).ShouldBe((id.ToString(), MessageState.Delivered, 1));
        new[] { sent.SentTime, sent.DeliveredTime, sent.OpenedTime, sent.DecidedTime }.ShouldAllBe(time => time != null);
        (received.Direction, received.Subject, received.SenderNode).ShouldBe((Direction.Incoming, "case-1", sender.Name));
        received.Handlers.ShouldBe([nameof(WriteText)]);
        received.Addressee.ShouldBe(sent.Addressee);
        new[] { received.DeliveredTime, received.OpenedTime, received.DecidedTime }
            .ShouldBe([sent.DeliveredTime, sent.OpenedTime, sent.DecidedTime]);
        received.Receipts.Select(receipt => receipt.ToByteString()).ShouldBe(sent.Receipts.Select(receipt => receipt.ToByteString()));
        (sent.ToString() + received).ShouldNotContain("张三");
        (await TraceAsync(sender, "unheard of")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_to_be_replayed_is_said_so()
    {
        await using var post = new Post("embedded");
        var node = await post.StartAsync("node");

        (await ReasonAsync(node, new() { MessageId = $"{Guid.NewGuid()}" })).ShouldBe("MESSAGE_NOT_FOUND");
        (await ReasonAsync(node, new() { MessageId = "7" })).ShouldBe("FIELD_INVALID");
        (await ReasonAsync(node, new() { Reason = "" })).ShouldBe("FIELD_REQUIRED");
        (await ReasonAsync(node, new())).ShouldBe("FIELD_REQUIRED");
        (await ReasonAsync(node, new() { AllParked = false })).ShouldBe("FIELD_INVALID");
    }

    private static async Task<string> ReasonAsync(PostNode node, ReplayMessagesRequest request)
    {
        request.RequestId = $"{Guid.NewGuid()}";
        var refusal = await Should.ThrowAsync<RpcException>(() => node.Messages.ReplayMessagesAsync(request).ResponseAsync);
        return refusal.GetDetail<ErrorInfo>()!.Reason;
    }

    private static async Task<IReadOnlyList<Message>> OverdueAsync(PostNode node) =>
        (await node.Messages.ListOverdueLettersAsync(new())).Letters;

    private static async Task<IReadOnlyList<Message>> TraceAsync(PostNode node, string id) =>
        (await node.Messages.TraceMessagesAsync(new() { Id = id })).Messages;

    private static Task ParkedAsync(PostNode node, int count) => Eventually.TrueAsync(
        async () => (await node.Operations.CountAsync(default)).Parked == count, $"{count} parked");
}
