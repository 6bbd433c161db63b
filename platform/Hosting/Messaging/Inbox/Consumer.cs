using Exchange.Hosting.Faults;
using Exchange.Hosting.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// Takes what the broker has delivered, in batches of what has queued up meanwhile, and acknowledges it once its effects are committed.
/// It also starts the pipe, in the background: a node serves its callers while the broker is away.
/// </summary>
internal sealed partial class Consumer(
    IMessagePipe pipe, DatabaseReadiness database, Sorter sorter, Applier applier, ILogger<Consumer> log, MessagingOptions options,
    IFailpoints failpoints) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        try
        {
            await database.WaitAsync(stop);
            await pipe.StartAsync(stop);
            while (true) await SettleAsync(await pipe.ReceiveAsync(options.ConsumerBatch, stop), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The node stops.
        }
    }

    private async Task SettleAsync(IReadOnlyList<Inbound> batch, CancellationToken stop)
    {
        failpoints.Pass(Failpoint.OnReceive);
        try
        {
            await applier.ApplyAsync([.. batch.SelectMany(inbound => sorter.Sort(inbound.Message, inbound.Defect))], stop);
            failpoints.Pass(Failpoint.BeforeAck);
            foreach (var inbound in batch) inbound.Acknowledge();
        }
        catch (OperationCanceledException)
        {
            foreach (var inbound in batch) inbound.Return();
            throw;
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            // Not even holding them worked. They stay the broker's, and the pause keeps them from coming round and round.
            NotSettled(unexpected.GetBaseException().GetType().Name, batch.Count, unexpected.StackTrace);
            await Task.Delay(options.RetryAfter, stop);
            foreach (var inbound in batch) inbound.Return();
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Exception}: {Count} messages were neither applied nor held; the broker gets them back.\n{Stack}")]
    private partial void NotSettled(string exception, int count, string? stack);
}
