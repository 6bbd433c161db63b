using System.Text;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Security;
using Exchange.Testing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RabbitMQ.Client;

namespace Exchange.Hosting.Tests.Messaging;

/// <summary>A system of another make takes part with an AMQP client and the .proto files alone.</summary>
[Collection("messaging")]
public sealed class ForeignClientTests
{
    [Fact]
    public async Task A_plain_amqp_client_reads_a_letter_and_its_metadata()
    {
        await using var post = new Post("servers");
        await using var channel = await OpenAsync();
        await channel.ExchangeDeclareAsync(NodeTopology.LettersExchange, ExchangeType.Topic, durable: true);
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, NodeTopology.LettersExchange, LetterKeys.Of(Post.Office(post.County)));
        var sender = await post.StartAsync("sender", post.OtherCounty);

        await sender.SendAsync("朝阳", post.County, "referral-1", 3);

        BasicGetResult? letter = null;
        await Eventually.TrueAsync(async () => (letter = await channel.BasicGetAsync(queue, autoAck: true)) is not null, "the letter");
        StringValue.Parser.ParseFrom(letter!.Body.Span).ShouldBe(new StringValue { Value = "朝阳" });
        letter.Body.ToArray().ShouldBe(new StringValue { Value = "朝阳" }.ToByteArray());
        var properties = letter.BasicProperties;
        properties.ContentType.ShouldBe("application/x-protobuf");
        properties.DeliveryMode.ShouldBe(DeliveryModes.Persistent);
        properties.Type.ShouldBe("google.protobuf.StringValue");
        properties.ReplyTo.ShouldBe(sender.Name);
        properties.MessageId.ShouldBe((await sender.Operations.LettersAboutAsync("referral-1", default)).Single().MessageId.ToString());
        properties.CorrelationId.ShouldBe(properties.MessageId);
        Header(properties, "subject").ShouldBe("referral-1");
        Header(properties, "version").ShouldBe("3");
        Header(properties, "sender").ShouldBe("mail/210102");
        Header(properties, "addressee").ShouldBe($"mail/{post.County}");
        DateTimeOffset.Parse(Header(properties, "sent-time")!).ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_plain_amqp_client_writes_a_letter_and_gets_its_receipt()
    {
        await using var post = new Post("servers");
        var receiver = await post.StartAsync("receiver");
        await using var channel = await OpenAsync();
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, NodeTopology.LettersExchange, $"node.java-{post.County}");
        var id = Guid.NewGuid();

        await PublishAsync(channel, post, new StringValue { Value = "from Java" }.ToByteArray(), properties =>
        {
            properties.MessageId = id.ToString();
            properties.ReplyTo = $"java-{post.County}";
        });

        await receiver.HasEffectsAsync(1);
        (await receiver.EffectsAsync()).Single().MessageId.ShouldBe(id);
        BasicGetResult? answer = null;
        await Eventually.TrueAsync(async () => (answer = await channel.BasicGetAsync(queue, autoAck: true)) is not null, "the receipt");
        var receipt = Receipt.Parser.ParseFrom(answer!.Body.Span);
        (receipt.MessageId, receipt.Stage, receipt.Node).ShouldBe((id.ToString(), ReceiptStage.Delivered, receiver.Name));
        receiver.Service<INodeSigner>().Verify(receiver.Name, ReceiptDesk.SignedText(receipt), receipt.Signature.Span).ShouldBeTrue();
    }

    [Fact]
    public async Task What_cannot_be_read_is_parked_once_with_its_reason_and_good_letters_pass_by_it()
    {
        await using var post = new Post("servers");
        var receiver = await post.StartAsync("receiver");
        await using var channel = await OpenAsync();
        var good = new StringValue { Value = "good" }.ToByteArray();
        var bad = new (string Reason, byte[] Body, Action<BasicProperties> Change)[]
        {
            ("the body is no google.protobuf.StringValue", [0xff, 0xff], _ => { }),
            ("type is missing", good, properties => properties.Type = null),
            ("this node has no handler for exchange.unheard.v1.Of", good, properties => properties.Type = "exchange.unheard.v1.Of"),
            ("message-id is not a UUID", new StringValue { Value = "another" }.ToByteArray(), properties => properties.MessageId = "17"),
            ("message-id is missing", good, properties => properties.MessageId = null),
            ("version is not a whole number", good, properties => properties.Headers!["version"] = "three"),
            ("sent-time is not an RFC 3339 time", good, properties => properties.Headers!["sent-time"] = "yesterday"),
            ("subject is missing", good, properties => properties.Headers!.Remove("subject")),
            ("subject is too long or has control characters", good, properties => properties.Headers!["subject"] = "a\0b"),
            ("sender is too long or has control characters", good, properties => properties.Headers!["sender"] = new string('x', 501)),
            ("addressee is missing", good, properties => properties.Headers!.Remove("addressee")),
            ("addressee is no office: expected department/division", good, properties => properties.Headers!["addressee"] = "朝阳"),
            ("this node does not serve mail/110101", good, properties => properties.Headers!["addressee"] = "mail/110101"),
        };

        // Twice, as a broker would deliver again what was not acknowledged.
        foreach (var round in (int[])[1, 2])
            foreach (var (reason, body, change) in bad)
                await PublishAsync(channel, post, body, properties =>
                {
                    properties.MessageId = new Guid(System.Security.Cryptography.MD5.HashData(Encoding.UTF8.GetBytes(reason))).ToString();
                    change(properties);
                });
        await PublishAsync(channel, post, good, properties => properties.MessageId = Guid.NewGuid().ToString());

        await receiver.HasEffectsAsync(1);
        (await receiver.EffectsAsync()).Single().Text.ShouldBe("good");
        var parked = await receiver.Operations.HeldAsync(parked: true, 100, default);
        parked.Select(held => held.Reason).ShouldBe(bad.Select(message => message.Reason), ignoreOrder: true);
        (await receiver.Operations.CountAsync(default)).Held.ShouldBe(0);
        post.Log.Errors.ShouldBeEmpty();
    }

    private static async Task<IChannel> OpenAsync()
    {
        var connection = await new ConnectionFactory { Uri = await TestRabbitMq.UriAsync() }.CreateConnectionAsync();
        var confirms = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        return await connection.CreateChannelAsync(confirms);
    }

    private static ValueTask PublishAsync(IChannel channel, Post post, byte[] body, Action<BasicProperties> change)
    {
        var properties = new BasicProperties
        {
            Type = StringValue.Descriptor.FullName,
            Headers = new Dictionary<string, object?>
            {
                ["subject"] = "case-1",
                ["version"] = "1",
                ["sender"] = "mail/110101",
                ["addressee"] = $"mail/{post.County}",
            },
        };
        change(properties);
        var key = LetterKeys.Of(Post.Office(post.County));
        return channel.BasicPublishAsync(NodeTopology.LettersExchange, key, mandatory: true, properties, body);
    }

    private static string? Header(IReadOnlyBasicProperties properties, string name) =>
        properties.Headers!.TryGetValue(name, out var value) ? Encoding.UTF8.GetString((byte[])value!) : null;
}
