using Exchange.Chaos;
using Exchange.Cli.Cluster;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Exchange.Cli.Chaos.Faults;

/// <summary>Messages that come twice, in the wrong order, or as nothing that anybody can read.</summary>
internal sealed class Messages(ClientHistory history)
{
    private const string Letters = "exchange.letters";
    private static readonly TimeSpan Collecting = TimeSpan.FromSeconds(6);

    private static readonly (string What, string Type, byte[] Body)[] Poisons =
    [
        ("no handler", "exchange.civilaffairs.v1.NoSuchLetter", [1, 2, 3]),
        ("not protobuf", "exchange.civilaffairs.v1.ReferralLetter", [0xff, 0xff, 0xff, 0xff]),
        ("empty letter", "exchange.civilaffairs.v1.ReferralLetter", []),
        ("forged receipt", "exchange.type.v1.Receipt", [0x0a, 0x01, 0x78]),
    ];

    public IEnumerable<FaultKind> All =>
    [
        new("duplicates", 4, (world, random, ct) => TakeAndGiveBackAsync(world, random, Twice, ct)),
        new("reordering", 4, (world, random, ct) => TakeAndGiveBackAsync(world, random, Reversed, ct)),
        new("poison", 3, PoisonAsync),
    ];

    private static IEnumerable<BasicGetResult> Twice(IReadOnlyList<BasicGetResult> messages) => messages.Concat(messages);

    private static IEnumerable<BasicGetResult> Reversed(IReadOnlyList<BasicGetResult> messages) => messages.Reverse();

    /// <summary>
    /// Stands beside a node's consumer for a while, takes what falls to it, and puts it back into the queue: changed in number or order,
    /// and behind what has come since.
    /// </summary>
    private static async Task<Outcome> TakeAndGiveBackAsync(
        ChaosWorld world, Random random, Func<IReadOnlyList<BasicGetResult>, IEnumerable<BasicGetResult>> change, CancellationToken ct)
    {
        if (world.TakeNode(random, "/queue", civilAffairsAlone: true) is not var (node, hold))
            return Outcome.Busy;
        using var held = hold;
        var queue = $"letters.{node.Name}";
        try
        {
            await using var connection = await ConnectAsync(world, ct);
            await using var channel = await connection.CreateChannelAsync(new(true, true), ct);
            var collector = new Collector(channel);
            await channel.BasicQosAsync(0, 10, false, ct);
            await channel.BasicConsumeAsync(queue, autoAck: false, collector, ct);
            for (var end = DateTime.UtcNow + Collecting; collector.Taken.Count < 4 && DateTime.UtcNow < end;)
                await Task.Delay(50, ct);
            var taken = collector.Taken;
            foreach (var message in change(taken))
                await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties(message.BasicProperties), message.Body, ct);
            foreach (var message in taken)
                await channel.BasicAckAsync(message.DeliveryTag, multiple: false, ct);
            return taken.Count > 0 ? Outcome.Done : Outcome.Missed;
        }
        catch (Exception away) when (IsAway(away))
        {
            return Outcome.Missed;
        }
    }

    private async Task<Outcome> PoisonAsync(ChaosWorld world, Random random, CancellationToken ct)
    {
        var (what, type, body) = Poisons[random.Next(Poisons.Length)];
        try
        {
            await using var connection = await ConnectAsync(world, ct);
            await using var channel = await connection.CreateChannelAsync(new(true, true), ct);
            var id = Guid.NewGuid();
            var properties = new BasicProperties
            {
                MessageId = $"{id}",
                Type = type,
                Persistent = true,
                Headers = new Dictionary<string, object?>
                {
                    ["subject"] = $"{id}",
                    ["version"] = "1",
                    ["sender"] = "civilaffairs/210102",
                    ["addressee"] = "civilaffairs/210202",
                },
            };
            history.AddPoison(id, new Poison(what, IsSent: false));
            await channel.BasicPublishAsync(Letters, $"node.{NodeSpec.Liaoning}", mandatory: true, properties, body, ct);
            history.AddPoison(id, new Poison(what, IsSent: true));
            return Outcome.Done;
        }
        catch (Exception away) when (IsAway(away))
        {
            return Outcome.Missed;
        }
    }

    private static Task<IConnection> ConnectAsync(ChaosWorld world, CancellationToken ct) =>
        new ConnectionFactory { Uri = world.Broker.Uri, AutomaticRecoveryEnabled = false }.CreateConnectionAsync("chaos", ct);

    private static bool IsAway(Exception exception) =>
        exception is RabbitMQClientException or IOException or TimeoutException or System.Net.Sockets.SocketException or ObjectDisposedException;

    private sealed class Collector(IChannel channel) : AsyncDefaultBasicConsumer(channel)
    {
        private readonly List<BasicGetResult> _taken = [];

        public IReadOnlyList<BasicGetResult> Taken
        {
            get
            {
                lock (_taken) return [.. _taken];
            }
        }

        public override Task HandleBasicDeliverAsync(
            string consumerTag, ulong deliveryTag, bool redelivered, string exchange, string routingKey, IReadOnlyBasicProperties properties,
            ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
        {
            lock (_taken)
                _taken.Add(new(deliveryTag, redelivered, exchange, routingKey, 0, new BasicProperties(properties), body.ToArray()));
            return Task.CompletedTask;
        }
    }
}
