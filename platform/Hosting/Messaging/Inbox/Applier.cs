using Exchange.Hosting.Storage;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// Brings items to an end that is committed: applied, held or parked. It outlasts a database that does not answer,
/// and one item that fails does not keep its neighbours from being applied.
/// </summary>
internal sealed partial class Applier(IUnits units, Inbox inbox, Shelf shelf, MessagingOptions options, ILogger<Applier> log)
{
    /// <summary>Applies items in one transaction, or one by one when that fails.</summary>
    public async Task ApplyAsync(IReadOnlyCollection<Item> items, CancellationToken ct)
    {
        try
        {
            await PersistAsync(unit => inbox.ApplyAsync(unit, items, ct), ct);
            MessagingTelemetry.Received("applied", items.Count);
        }
        catch (Exception failed) when (items.Count > 1 && failed is not OperationCanceledException)
        {
            foreach (var item in items) await ApplyAloneAsync(item, ct);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            await PutAsideAsync(items.Single(), failed, ct);
        }
    }

    private async Task ApplyAloneAsync(Item item, CancellationToken ct)
    {
        var parked = await PersistAsync(async unit => await Shelf.IsParkedAsync(unit, item, ct), ct);
        if (!parked) await ApplyAsync([item], ct);
    }

    private async Task PutAsideAsync(Item item, Exception failure, CancellationToken ct)
    {
        await PersistAsync(
            unit => failure switch
            {
                HoldMessageException => shelf.HoldAsync(unit, item, failure.Message, ct),
                RefuseMessageException => shelf.ParkAsync(unit, item, failure.Message, ct),
                // An unexpected exception may quote the data that it stumbled over: the log and the shelf name its type alone.
                _ => shelf.HoldAfterFailureAsync(unit, item, failure.GetBaseException().GetType().Name, ct),
            },
            ct);
        switch (failure)
        {
            case HoldMessageException:
                Held(item.Message.Type, item.Message.MessageId, failure.Message);
                break;
            case RefuseMessageException:
                Refused(item.Message.Type, item.Message.MessageId, failure.Message);
                break;
            default:
                Failed(item.Message.Type, item.Message.MessageId, item.Consumer, failure.GetBaseException().GetType().Name, failure.StackTrace);
                break;
        }
    }

    private Task PersistAsync(Func<UnitOfWork, Task> work, CancellationToken ct) => PersistAsync(
        async unit =>
        {
            await work(unit);
            return true;
        },
        ct);

    /// <summary>Runs a unit until the database has answered.</summary>
    private async Task<T> PersistAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken ct)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await units.RunAsync(work, ct);
            }
            catch (StorageUnavailableException unavailable) when (DatabaseErrors.Classify(unavailable.InnerException) == DatabaseTrouble.Unavailable)
            {
                Waiting(unavailable.GetBaseException().GetType().Name);
                await Task.Delay(options.RetryPause(failures), ct);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Messages wait for the database ({Cause}).")]
    private partial void Waiting(string cause);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Type} {MessageId} is held: {Reason}")]
    private partial void Held(string type, Guid messageId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Type} {MessageId} is parked: {Reason}")]
    private partial void Refused(string type, Guid messageId, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Type} {MessageId}: {Consumer} failed with {Exception}.\n{Stack}")]
    private partial void Failed(string type, Guid messageId, string consumer, string exception, string? stack);
}
