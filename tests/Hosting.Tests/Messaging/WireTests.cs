using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Messaging.Pipes;
using Exchange.Testing;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using MassTransit.Context;
using Microsoft.Extensions.Logging.Abstractions;

namespace Exchange.Hosting.Tests.Messaging;

public sealed class WireTests
{
    private static readonly NodeTopology Topology = new($"wire-{Guid.NewGuid():N}", [], []);

    /// <summary>Every message that the contracts define, nested ones apart.</summary>
    private static IReadOnlyList<MessageDescriptor> Contracts { get; } =
        [.. typeof(Receipt).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IMessage)) && type is { IsAbstract: false, IsNested: false })
            .Select(type => (MessageDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!)
            .Where(descriptor => descriptor.FullName.StartsWith("exchange.", StringComparison.Ordinal))];

    [Fact]
    public void The_serializer_puts_the_protobuf_bytes_and_nothing_else_on_the_wire()
    {
        Contracts.Count.ShouldBeGreaterThan(50);
        foreach (var type in Contracts)
        {
            var sample = Samples.Of(type);
            var context = new MessageSendContext<WireMessage>(Message(sample), default);

            var body = RawBodySerializer.Instance.GetMessageBody(context);

            body.GetBytes().ShouldBe(sample.ToByteArray());
            type.Parser.ParseFrom(body.GetStream()).ShouldBe(sample);
        }
    }

    [Theory, InlineData("inmemory"), InlineData("rabbitmq")]
    public async Task Every_message_of_the_contracts_arrives_as_it_was_sent(string transport)
    {
        await using var broker = new InMemoryBroker();
        await using var pipe = transport == "inmemory"
            ? broker.Connect(Topology)
            : new RabbitMqPipe(Topology, new RabbitMqPipeOptions(await TestRabbitMq.UriAsync()), NullLoggerFactory.Instance);
        await pipe.StartAsync(default);
        var sent = Contracts.Select(type => Message(Samples.Of(type))).ToDictionary(message => message.MessageId);

        var results = await pipe.PublishAsync([.. sent.Values.Select(ToItself)], default);

        results.ShouldAllBe(result => result.Outcome == PublishOutcome.Confirmed);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (sent.Count > 0)
            foreach (var inbound in await pipe.ReceiveAsync(100, limit.Token))
            {
                inbound.Acknowledge();
                inbound.Defect.ShouldBeNull();
                sent.Remove(inbound.Message.MessageId, out var original).ShouldBeTrue();
                inbound.Message.Body.ToArray().ShouldBe(original!.Body.ToArray());
                (inbound.Message with { Body = original.Body }).ShouldBe(original);
                var type = Contracts.Single(type => type.FullName == original.Type);
                type.Parser.ParseFrom(inbound.Message.Body.Span).ToByteArray().ShouldBe(original.Body.ToArray());
            }
    }

    [Fact]
    public async Task Only_what_is_bound_is_routed()
    {
        await using var broker = new InMemoryBroker();
        await using var pipe = broker.Connect(new NodeTopology("a", ["mail.21.01.#", "mail.22.01.05"], ["exchange.v1.Moved"]));
        await pipe.StartAsync(default);
        static Outbound Letter(string key) => new(Message(new Receipt()), NodeTopology.LettersExchange, key);
        static Outbound Event(string key) => new(Message(new Receipt()), NodeTopology.EventsExchange, key);

        var results = await pipe.PublishAsync(
            [
                Letter("mail.21.01"), Letter("mail.21.01.06"), Letter("mail.21.02.06"), Letter("mail.22.01.05"),
                Letter("node.a"), Letter("node.b"),
                Event("exchange.v1.Moved"), Event("mail.21.01.06"),
            ],
            default);

        results.Select(result => result.Outcome == PublishOutcome.Confirmed).ShouldBe([true, true, false, true, true, false, true, false]);
    }

    [Fact]
    public async Task What_a_node_took_and_did_not_settle_waits_for_its_return()
    {
        await using var broker = new InMemoryBroker();
        var first = broker.Connect(Topology);
        await first.StartAsync(default);
        var message = Message(new Receipt { MessageId = "x" });
        await first.PublishAsync([ToItself(message)], default);
        (await first.ReceiveAsync(10, default)).Count.ShouldBe(1);
        await first.DisposeAsync();

        await using var second = broker.Connect(Topology);
        await second.StartAsync(default);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        (await second.ReceiveAsync(10, limit.Token)).Single().Message.MessageId.ShouldBe(message.MessageId);
    }

    [Theory]
    [InlineData("a.b", "a.b", true), InlineData("a.b", "a.c", false)]
    [InlineData("a.*", "a.b", true), InlineData("a.*", "a", false), InlineData("a.*", "a.b.c", false)]
    [InlineData("a.#", "a", true), InlineData("a.#", "a.b.c", true), InlineData("#", "a.b", true)]
    [InlineData("a.#.c", "a.c", true), InlineData("a.#.c", "a.b.b.c", true), InlineData("a.#.c", "a.b", false)]
    public void A_pattern_matches_as_in_amqp(string pattern, string key, bool matches) =>
        RoutingPattern.Matches(pattern, key).ShouldBe(matches);

    private static Outbound ToItself(WireMessage message) =>
        new(message, NodeTopology.LettersExchange, NodeTopology.NodeKey(Topology.Node));

    private static WireMessage Message(IMessage payload) => new(Guid.NewGuid(), payload.Descriptor.FullName, payload.ToByteArray())
    {
        Subject = "referral-1",
        Version = 7,
        CorrelationId = Guid.NewGuid(),
        CausationId = Guid.NewGuid(),
        SentTime = new DateTimeOffset(2025, 7, 15, 2, 3, 4, 567, 891, TimeSpan.Zero),
        Sender = "mail/210101",
        Addressee = "mail/210202",
        Node = "mail-shenyang",
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };
}
