using System.Text;
using MassTransit;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Messaging.Pipes;

/// <summary>
/// The pipe over RabbitMQ: quorum queues, persistent messages, mandatory publishing, confirms awaited for a whole batch at once.
/// </summary>
internal sealed class RabbitMqPipe : IMessagePipe
{
    private readonly IBusControl _bus;
    private readonly RabbitMqPipeOptions _options;
    private readonly Arrivals _arrivals = new();
    private readonly Dictionary<string, ISendEndpoint> _exchanges = [];
    private volatile bool _started;

    public RabbitMqPipe(NodeTopology topology, RabbitMqPipeOptions options, ILoggerFactory loggers)
    {
        _options = options;
        LogContext.ConfigureCurrentLogContext(new MassTransitLogs(loggers));
        _bus = Bus.Factory.CreateUsingRabbitMq(configure => Configure(configure, topology));
    }

    public bool IsStarted => _started;

    public bool IsReady => _started && _bus.CheckHealth().Status == BusHealthStatus.Healthy;

    public async Task StartAsync(CancellationToken ct)
    {
        // Endpoints declare their queues and bindings before they are ready, and the bus is started when all of them are.
        await _bus.StartAsync(ct);
        foreach (var exchange in (string[])[NodeTopology.LettersExchange, NodeTopology.EventsExchange])
            _exchanges[exchange] = await _bus.GetSendEndpoint(new Uri($"exchange:{exchange}?type={ExchangeType.Topic}"));
        _started = true;
    }

    public async Task<PublishResult[]> PublishAsync(IReadOnlyList<Outbound> batch, CancellationToken ct)
    {
        if (!_started) return [.. batch.Select(_ => new PublishResult(PublishOutcome.Unavailable, "the bus has not started"))];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_options.PublishTimeout);
        return await Task.WhenAll(batch.Select(outbound => PublishAsync(outbound, patience.Token)));
    }

    public ValueTask<IReadOnlyList<Inbound>> ReceiveAsync(int max, CancellationToken ct) => _arrivals.TakeAsync(max, ct);

    public async ValueTask DisposeAsync()
    {
        _arrivals.Close();
        if (_started) await _bus.StopAsync(_options.StopTimeout);
    }

    private void Configure(IRabbitMqBusFactoryConfigurator bus, NodeTopology topology)
    {
        bus.Host(_options.Uri, host =>
        {
            host.PublisherConfirmation = true;
            host.Heartbeat(TimeSpan.FromSeconds(10));
            host.ConnectionName(topology.Node);
        });
        foreach (var queue in topology.Queues()) bus.ReceiveEndpoint(queue.Queue, endpoint => Configure(endpoint, queue));
    }

    private void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, QueueBindings queue)
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.Durable = true;
        endpoint.SetQuorumQueue();
        endpoint.PrefetchCount = _options.Prefetch;
        endpoint.ConcurrentMessageLimit = _options.Prefetch;
        foreach (var key in queue.Keys)
            endpoint.Bind(queue.Exchange, binding =>
            {
                binding.ExchangeType = ExchangeType.Topic;
                binding.RoutingKey = key;
            });
        endpoint.ConfigureReceive(pipe => pipe.UseFilter(new RawReceiveFilter(ReceiveAsync)));
    }

    private async Task ReceiveAsync(ReceiveContext context)
    {
        var delivery = context.GetPayload<RabbitMqBasicConsumeContext>();
        var message = WireHeaders.Read(name => Header(delivery.Properties, name), context.Body.GetBytes(), out var defect);
        // The token fires when the channel dies: the delivery is no longer ours to settle, and comes again over the next one.
        if (!await _arrivals.AddAsync(message, defect).WaitAsync(context.CancellationToken)) throw new MessageGivenBackException();
    }

    private static string? Header(IReadOnlyBasicProperties properties, string name) => name switch
    {
        WireHeaders.MessageId => properties.MessageId,
        WireHeaders.Type => properties.Type,
        WireHeaders.CorrelationId => properties.CorrelationId,
        WireHeaders.Node => properties.ReplyTo,
        _ => properties.Headers?.TryGetValue(name, out var value) is true ? value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value?.ToString() : null,
    };

    private async Task<PublishResult> PublishAsync(Outbound outbound, CancellationToken ct)
    {
        try
        {
            await _exchanges[outbound.Exchange].Send(outbound.Message, Pipe.Execute<SendContext<WireMessage>>(context => Address(context, outbound)), ct);
            return new PublishResult(PublishOutcome.Confirmed);
        }
        catch (MessageReturnedException)
        {
            return new PublishResult(PublishOutcome.Returned, $"no queue is bound to {outbound.RoutingKey}");
        }
        catch (RabbitMQ.Client.Exceptions.PublishException refused)
        {
            return new PublishResult(PublishOutcome.Failed, refused.Message);
        }
        catch (Exception unreachable) when (unreachable is ConnectionException or OperationCanceledException or OperationInterruptedException or RabbitMQClientException or IOException or ObjectDisposedException)
        {
            return new PublishResult(PublishOutcome.Unavailable, unreachable.Message);
        }
        catch (Exception unexpected)
        {
            return new PublishResult(PublishOutcome.Failed, unexpected.Message);
        }
    }

    private static void Address(SendContext<WireMessage> context, Outbound outbound)
    {
        var message = outbound.Message;
        context.Serializer = RawBodySerializer.Instance;
        context.Durable = true;
        context.SetRoutingKey(outbound.RoutingKey);
        context.MessageId = message.MessageId;
        context.CorrelationId = message.CorrelationId;
        foreach (var (name, value) in WireHeaders.Of(message)) context.Headers.Set(name, value);
        var amqp = context.GetPayload<RabbitMqSendContext>();
        amqp.Mandatory = true;
        var properties = amqp.BasicProperties;
        properties.Type = message.Type;
        if (message.Node.Length > 0) properties.ReplyTo = message.Node;
    }
}

/// <summary>Where RabbitMQ is and how much of it a node uses.</summary>
/// <param name="Uri"><c>amqp://user:password@host:port/vhost</c>.</param>
internal sealed record RabbitMqPipeOptions(Uri Uri)
{
    /// <summary>Deliveries that a queue hands to this node before they are acknowledged.</summary>
    public ushort Prefetch { get; init; } = 500;

    /// <summary>How long a batch waits for its confirms. Shorter than the relay's lease.</summary>
    public TimeSpan PublishTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>Tells MassTransit to return the delivery to the broker.</summary>
internal sealed class MessageGivenBackException() : Exception("Given back, to be delivered again.");
