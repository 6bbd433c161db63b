using Exchange.Hosting.Storage;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// Brings items to an end that is committed: applied, held or parked. It outlasts a database that does not answer,
/// and an item that fails does not keep its neighbours from being applied.
/// </summary>
internal sealed partial class Applier(IUnits units, Inbox inbox, Shelf shelf, MessagingOptions options, ILogger<Applier> log)
{
    // Each failing item costs the batch another run; beyond this number they are better run alone.
    private const int MostRuns = 4;

    /// <summary>Applies items in one transaction. One that fails is put aside and the others are applied without it.</summary>
    public async Task ApplyAsync(IReadOnlyCollection<Item> items, CancellationToken ct)
    {
        var rest = items.ToList();
        for (var run = 1; rest.Count > 0; run++)
        {
            try
            {
                await PersistAsync(unit => inbox.ApplyAsync(unit, rest, ct), ct);
                MessagingTelemetry.Received("applied", rest.Count);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException && Culprit(e, rest) is not null)
            {
                var culprit = Culprit(e, rest)!;
                rest.Remove(culprit);
                await PutAsideAsync(culprit, ItemFailedException.In(e)?.Failure ?? e, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Nobody in particular is to blame: the next runs find out who is.
                run = MostRuns;
            }

            if (run < MostRuns) continue;
            foreach (var item in rest) await ApplyAsync([item], ct);
            return;
        }
    }

    private static Item? Culprit(Exception exception, List<Item> items) =>
        ItemFailedException.In(exception)?.Item ?? (items.Count == 1 ? items[0] : null);

    private async Task PutAsideAsync(Item item, Exception failure, CancellationToken ct)
    {
        // An unexpected exception may quote the data that it stumbled over: log and shelf name its type alone.
        var name = failure.GetBaseException().GetType().Name;
        await PersistAsync(
            unit => failure switch
            {
                HoldMessageException => shelf.HoldAsync(unit, item, failure.Message, ct),
                RefuseMessageException => shelf.ParkAsync(unit, item, failure.Message, ct),
                _ => shelf.HoldAfterFailureAsync(unit, item, name, ct),
            },
            ct);
        switch (failure)
        {
            case HoldMessageException:
                MessagingTelemetry.Received("held", 1);
                Held(item.Message.Type, item.Message.MessageId, failure.Message);
                break;
            case RefuseMessageException:
                MessagingTelemetry.Received("refused", 1);
                Refused(item.Message.Type, item.Message.MessageId, failure.Message);
                break;
            default:
                MessagingTelemetry.Received("failed", 1);
                Failed(item.Message.Type, item.Message.MessageId, item.Consumer, name, failure.StackTrace);
                break;
        }
    }

    /// <summary>Runs a unit until the database has answered.</summary>
    private async Task PersistAsync(Func<UnitOfWork, Task> work, CancellationToken ct)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                await units.RunAsync(
                    async unit =>
                    {
                        await work(unit);
                        return true;
                    },
                    ct);
                return;
            }
            catch (StorageUnavailableException away) when (DatabaseErrors.Classify(away.InnerException) == DatabaseTrouble.Unavailable)
            {
                Waiting(away.GetBaseException().GetType().Name);
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
