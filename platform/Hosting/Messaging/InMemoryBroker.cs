using System.Collections.Concurrent;
using Exchange.Hosting.Messaging.Pipes;
using MassTransit;
using MassTransit.Transports.Fabric;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// A broker inside the process, shared by the nodes that are given the same instance. Its queues last as long as it does:
/// a node that stops finds its messages again when it returns.
/// </summary>
public sealed class InMemoryBroker : IAsyncDisposable
{
    private readonly IBusControl _bus = Bus.Factory.CreateUsingInMemory(_ => { });
    private readonly SemaphoreSlim _attaching = new(1);
    private readonly ConcurrentDictionary<string, Queue> _queues = [];
    private bool _started;

    internal IMessagePipe Connect(NodeTopology topology) => new InMemoryPipe(this, topology);

    internal async Task<Arrivals> AttachAsync(NodeTopology topology, CancellationToken ct)
    {
        await _attaching.WaitAsync(ct);
        try
        {
            if (!_started) await _bus.StartAsync(ct);
            _started = true;
            var arrivals = _queues.GetOrAdd(topology.LettersQueue, _ => new Queue(new Arrivals())).Arrivals;
            foreach (var bindings in topology.Queues()) await DeclareAsync(bindings, arrivals);
            return arrivals;
        }
        finally
        {
            _attaching.Release();
        }
    }

    internal async Task<PublishResult> PublishAsync(Outbound outbound, CancellationToken ct)
    {
        // MassTransit's in-memory exchanges drop what no queue is bound to and say nothing; a broker would return it.
        if (!_queues.Values.Any(queue => queue.Receives(outbound)))
            return new PublishResult(PublishOutcome.Returned, $"no queue is bound to {outbound.RoutingKey}");
        var exchange = await _bus.GetSendEndpoint(new Uri($"exchange:{outbound.Exchange}?type={ExchangeType.Topic}"));
        await exchange.Send(outbound.Message, Pipe.Execute<SendContext<WireMessage>>(context => Address(context, outbound)), ct);
        return new PublishResult(PublishOutcome.Confirmed);
    }

    /// <summary>Stops the broker. What its queues still hold is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_started) await _bus.StopAsync();
        _attaching.Dispose();
    }

    private async Task DeclareAsync(QueueBindings bindings, Arrivals arrivals)
    {
        var queue = _queues.GetOrAdd(bindings.Queue, _ => new Queue(arrivals));
        if (queue.Has(bindings)) return;
        var endpoint = _bus.ConnectReceiveEndpoint(bindings.Queue, configure =>
        {
            configure.ConfigureConsumeTopology = false;
            var inMemory = (IInMemoryReceiveEndpointConfigurator)configure;
            foreach (var key in bindings.Keys) inMemory.Bind(bindings.Exchange, ExchangeType.Topic, key);
            configure.ConfigureReceive(pipe => pipe.UseFilter(new RawReceiveFilter(context => Receive(context, arrivals))));
        });
        await endpoint.Ready;
        queue.Bind(bindings);
    }

    private static Task Receive(ReceiveContext context, Arrivals arrivals)
    {
        string? Header(string name) => context.TransportHeaders.TryGetHeader(name, out var value) ? value.ToString() : null;
        var message = WireHeaders.Read(Header, context.Body.GetBytes(), out var defect);
        arrivals.Add(new Inbound(message, defect, _ => { }));
        return Task.CompletedTask;
    }

    private static void Address(SendContext<WireMessage> context, Outbound outbound)
    {
        var message = outbound.Message;
        context.Serializer = RawBodySerializer.Instance;
        context.SetRoutingKey(outbound.RoutingKey);
        context.MessageId = message.MessageId;
        context.Headers.Set(WireHeaders.MessageId, message.MessageId.ToString());
        context.Headers.Set(WireHeaders.Type, message.Type);
        if (message.CorrelationId is { } correlation) context.Headers.Set(WireHeaders.CorrelationId, correlation.ToString());
        if (message.Node.Length > 0) context.Headers.Set(WireHeaders.Node, message.Node);
        foreach (var (name, value) in WireHeaders.Of(message)) context.Headers.Set(name, value);
    }

    private sealed class Queue(Arrivals arrivals)
    {
        private QueueBindings[] _bindings = [];

        public Arrivals Arrivals => arrivals;

        public bool Has(QueueBindings wanted) =>
            _bindings.Any(bound => bound.Exchange == wanted.Exchange && wanted.Keys.All(bound.Keys.Contains));

        public void Bind(QueueBindings added) => _bindings = [.. _bindings, added];

        public bool Receives(Outbound outbound) => _bindings.Any(
            bound => bound.Exchange == outbound.Exchange && bound.Keys.Any(key => RoutingPattern.Matches(key, outbound.RoutingKey)));
    }
}
