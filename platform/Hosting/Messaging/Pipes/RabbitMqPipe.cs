using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Messaging.Pipes;

/// <summary>
/// The pipe over RabbitMQ: quorum queues, persistent messages, mandatory publishing, confirms awaited for a whole batch at once.
/// A bus that has lost its broker is given up for a new one: MassTransit's own reconnecting pauses longer with every loss, up to 30 s.
/// </summary>
internal sealed partial class RabbitMqPipe(NodeTopology topology, RabbitMqPipeOptions options, ILoggerFactory loggers) : IMessagePipe
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);
    private readonly ILogger _log = loggers.CreateLogger<RabbitMqPipe>();
    private readonly Arrivals _arrivals = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _firstStart = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _supervision = Task.CompletedTask;
    private volatile RabbitMqBus? _bus;

    public bool IsStarted => _firstStart.Task.IsCompletedSuccessfully;

    public bool IsReady => _bus is { IsHealthy: true, Lost.IsCompleted: false };

    public Task StartAsync(CancellationToken ct)
    {
        _supervision = Task.Run(SuperviseAsync, CancellationToken.None);
        return _firstStart.Task.WaitAsync(ct);
    }

    public async Task<PublishResult[]> PublishAsync(IReadOnlyList<Outbound> batch, CancellationToken ct)
    {
        if (_bus is not { } bus)
            return [.. batch.Select(_ => new PublishResult(PublishOutcome.Unavailable, "RabbitMQ is out of reach"))];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(options.PublishTimeout);
        var answersBefore = bus.Answers;
        var results = await Task.WhenAll(batch.Select(PublishAsync));
        // A bus that loses its broker amid publishing can stay healthy for ever, as MassTransit sees it, and never hear of a confirm again.
        if (patience.IsCancellationRequested && !ct.IsCancellationRequested && bus.Answers == answersBefore) bus.MarkLost();
        return results;

        async Task<PublishResult> PublishAsync(Outbound outbound)
        {
            var result = await bus.PublishAsync(outbound, patience.Token);
            var isLate = patience.IsCancellationRequested;
            if (result.Outcome == PublishOutcome.Confirmed && !isLate) patience.CancelAfter(options.ConfirmTimeout);
            return result;
        }
    }

    public ValueTask<IReadOnlyList<Inbound>> ReceiveAsync(int max, CancellationToken ct) => _arrivals.TakeAsync(max, ct);

    public async ValueTask DisposeAsync()
    {
        _arrivals.Close();
        await _stop.CancelAsync();
        await _supervision;
        _stop.Dispose();
    }

    private async Task SuperviseAsync()
    {
        var (failures, lastReason) = (0, "");
        while (!_stop.IsCancellationRequested)
        {
            RabbitMqBus? bus = null;
            try
            {
                await ProbeAsync();
                bus = new RabbitMqBus(topology, options, _arrivals, loggers);
                await bus.StartAsync(_stop.Token);
                _bus = bus;
                _firstStart.TrySetResult();
                Connected(_log, options.Uri.Host, options.Port);
                (failures, lastReason) = (0, "");
                await LostAsync(bus);
                Lost(_log, options.Uri.Host, options.Port);
            }
            catch (Exception e) when (!_stop.IsCancellationRequested)
            {
                var reason = e.GetBaseException().Message;
                if (reason != lastReason) OutOfReach(_log, options.Uri.Host, options.Port, reason);
                lastReason = reason;
                await PauseAsync(++failures);
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                // The node stops.
            }
            finally
            {
                _bus = null;
                if (bus is not null) await GiveUpAsync(bus);
            }
        }
    }

    /// <summary>Asks whether anybody listens there, which costs nothing, before a bus is built, which does.</summary>
    private async Task ProbeAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(options.Uri.Host, options.Port, _stop.Token).AsTask().WaitAsync(TimeSpan.FromSeconds(5), _stop.Token);
    }

    private async Task LostAsync(RabbitMqBus bus)
    {
        for (var bad = 0; bad < 2 && !bus.Lost.IsCompleted;)
        {
            await Task.WhenAny(bus.Lost, Task.Delay(Look, _stop.Token));
            _stop.Token.ThrowIfCancellationRequested();
            bad = bus.IsHealthy ? 0 : bad + 1;
        }
    }

    private async Task GiveUpAsync(RabbitMqBus bus)
    {
        try
        {
            await bus.StopAsync().WaitAsync(options.StopTimeout * 2);
        }
        catch (Exception e)
        {
            StopFailed(_log, e.GetBaseException().GetType().Name);
        }
    }

    private Task PauseAsync(int failures)
    {
        var pause = Look * Math.Min(failures, 10);
        return Task.Delay(pause < LongestPause ? pause : LongestPause, _stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to RabbitMQ at {Host}:{Port}; queues and bindings are declared.")]
    private static partial void Connected(ILogger log, string host, int port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "RabbitMQ at {Host}:{Port} is lost; connecting again.")]
    private static partial void Lost(ILogger log, string host, int port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "RabbitMQ at {Host}:{Port} is out of reach ({Reason}); trying until it is there.")]
    private static partial void OutOfReach(ILogger log, string host, int port, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A lost bus did not stop in order ({Exception}).")]
    private static partial void StopFailed(ILogger log, string exception);
}
