using System.Text;
using MassTransit;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Exchange.Hosting.Messaging.Pipes;

/// <summary>One life of MassTransit's bus over RabbitMQ: from a started connection to a lost one.</summary>
internal sealed class RabbitMqBus
{
    private readonly IBusControl _bus;
    private readonly RabbitMqPipeOptions _options;
    private readonly Arrivals _arrivals;
    private readonly Dictionary<string, ISendEndpoint> _exchanges = [];
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _answers;
    private bool _isStarted;

    public RabbitMqBus(NodeTopology topology, RabbitMqPipeOptions options, Arrivals arrivals, ILoggerFactory loggers)
    {
        _options = options;
        _arrivals = arrivals;
        LogContext.ConfigureCurrentLogContext(new MassTransitLogs(loggers));
        _bus = Bus.Factory.CreateUsingRabbitMq(bus => Configure(bus, topology));
    }

    /// <summary>Ends when the channel of a queue is shut down, as with its connection, or the bus is found dead.</summary>
    public Task Lost => _lost.Task;

    /// <summary>How often the broker has answered to a publishing, in whatever way.</summary>
    public int Answers => _answers;

    public bool IsHealthy => _bus.CheckHealth().Status == BusHealthStatus.Healthy;

    /// <summary>
    /// Connects and declares the topology: a receive endpoint is ready when its queue and all its bindings are there. It fails with the
    /// first attempt that fails; MassTransit by itself would go on trying, with pauses of up to 30 s, and be slow to stop when told to.
    /// </summary>
    public async Task StartAsync(CancellationToken ct)
    {
        var failure = new FirstFailure();
        using var watch = _bus.ConnectReceiveEndpointObserver(failure);
        var start = new CancellationTokenSource();
        var started = _bus.StartAsync(start.Token);
        try
        {
            await await Task.WhenAny(started, failure.Failed).WaitAsync(_options.StartTimeout, ct);
        }
        catch
        {
            // Neither is awaited: giving up can take MassTransit as long as starting.
            _ = start.CancelAsync();
            _ = started.ContinueWith(late => late.Exception, TaskScheduler.Default);
            throw;
        }

        _isStarted = true;
        foreach (var exchange in (string[])[NodeTopology.LettersExchange, NodeTopology.EventsExchange])
            _exchanges[exchange] = await _bus.GetSendEndpoint(new Uri($"exchange:{exchange}?type={ExchangeType.Topic}"));
    }

    /// <summary>Stops a bus that was started; one that could not start stops by itself.</summary>
    public Task StopAsync() => _isStarted ? _bus.StopAsync(_options.StopTimeout) : Task.CompletedTask;

    /// <summary>Says that the bus is of no more use, whatever MassTransit thinks of it.</summary>
    public void MarkLost() => _lost.TrySetResult();

    public async Task<PublishResult> PublishAsync(Outbound outbound, CancellationToken ct)
    {
        var result = await TryPublishAsync(outbound, ct);
        if (result.Outcome != PublishOutcome.Unavailable) Interlocked.Increment(ref _answers);
        return result;
    }

    private async Task<PublishResult> TryPublishAsync(Outbound outbound, CancellationToken ct)
    {
        try
        {
            var address = Pipe.Execute<SendContext<WireMessage>>(context => Address(context, outbound));
            // MassTransit heeds the token in most places; the wait heeds it in all.
            await _exchanges[outbound.Exchange].Send(outbound.Message, address, ct).WaitAsync(ct);
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
        catch (Exception unreachable) when (IsUnreachable(unreachable))
        {
            return new PublishResult(PublishOutcome.Unavailable, unreachable.Message);
        }
        catch (Exception unexpected)
        {
            return new PublishResult(PublishOutcome.Failed, unexpected.Message);
        }
    }

    private static bool IsUnreachable(Exception exception) =>
        exception is ConnectionException or OperationCanceledException or RabbitMQClientException or IOException or ObjectDisposedException;

    private void Configure(IRabbitMqBusFactoryConfigurator bus, NodeTopology topology)
    {
        bus.Host(_options.Uri, host =>
        {
            host.PublisherConfirmation = true;
            host.Heartbeat(_options.Heartbeat);
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
        endpoint.ConfigureChannel(pipe => pipe.UseExecute(context => context.Channel.ChannelShutdownAsync += NoteLossAsync));
        endpoint.ConfigureReceive(pipe => pipe.UseFilter(new RawReceiveFilter(ReceiveAsync)));
    }

    private Task NoteLossAsync(object sender, ShutdownEventArgs args)
    {
        MarkLost();
        return Task.CompletedTask;
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
        _ => properties.Headers?.TryGetValue(name, out var value) is true ? Text(value) : null,
    };

    // The client hands strings over as bytes; numbers that a foreign client sends as numbers are as good.
    private static string? Text(object? value) => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value?.ToString();

    private static void Address(SendContext<WireMessage> context, Outbound outbound)
    {
        var message = outbound.Message;
        var amqp = context.GetPayload<RabbitMqSendContext>();
        context.Serializer = RawBodySerializer.Instance;
        context.Durable = true;
        amqp.Mandatory = true;
        context.SetRoutingKey(outbound.RoutingKey);
        context.MessageId = message.MessageId;
        context.CorrelationId = message.CorrelationId;
        amqp.BasicProperties.Type = message.Type;
        if (message.Node.Length > 0) amqp.BasicProperties.ReplyTo = message.Node;
        foreach (var (name, value) in WireHeaders.Of(message)) context.Headers.Set(name, value);
    }
}

/// <summary>Tells MassTransit to return the delivery to the broker.</summary>
internal sealed class MessageGivenBackException() : Exception("Given back, to be delivered again.");
