using System.Diagnostics;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Faults;
using Exchange.Hosting.Storage;
using Exchange.Hosting.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// Applies messages inside a unit of work: notes them in the inbox, runs the handlers of those that are new, writes their receipts.
/// Either all of a unit's items take effect or none.
/// </summary>
internal sealed class Inbox(
    IMessageStore store, ReceiptDesk desk, Shelf shelf, OutboxWriter outbox, IServiceScopeFactory scopes, IWake wake, IFailpoints failpoints)
{
    /// <exception cref="ItemFailedException">A handler threw.</exception>
    public async Task ApplyAsync(UnitOfWork unit, IReadOnlyCollection<Item> items, CancellationToken ct)
    {
        var work = items.OfType<Work>().ToList();
        if (work.Count > 0) await ApplyAsync(unit, work, ct);
        var answers = items.OfType<Answer>().ToList();
        if (answers.Count > 0) await KeepAsync(unit, answers, ct);
        foreach (var unreadable in items.OfType<Unreadable>()) await shelf.ParkAsync(unit, unreadable, unreadable.Reason, ct);
    }

    private async Task ApplyAsync(UnitOfWork unit, List<Work> work, CancellationToken ct)
    {
        var unseen = await store.EnterInboxAsync(unit, work.ConvertAll(item => item.Key), ct);
        // Versions of one subject in their order, whatever order they came in; what came twice in one batch counts once.
        var fresh = work.Where(item => unseen.Remove(item.Key))
            .OrderBy(item => item.Message.Subject, StringComparer.Ordinal)
            .ThenBy(item => item.Message.Version)
            .ToList();
        foreach (var item in fresh) await HandleAsync(unit, item, ct);
        failpoints.Pass(Failpoint.InTransaction);

        await AnswerAsync(unit, work.FindAll(item => item.Route.IsLetter), fresh, ct);
        await ReleaseAsync(unit, work, fresh, ct);
    }

    private async Task HandleAsync(UnitOfWork unit, Work item, CancellationToken ct)
    {
        using var activity = Sources.Activities.StartActivity($"handle {item.Route.Type}", ActivityKind.Consumer, item.Message.TraceParent);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await Handling.OfAsync(
                item.Message, () => item.Route.HandleAsync(scope.ServiceProvider, item.Payload, item.Message, item.Addresses, unit, ct));
            // Saved at once: the next handler may ask the database about what this one has done.
            await unit.Database.SaveChangesAsync(ct);
            unit.Database.ChangeTracker.Clear();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
            throw new ItemFailedException(item, failure);
        }
    }

    /// <summary>
    /// Delivered receipts: new ones for letters applied just now, and once more those of letters applied before, whose sender still asks.
    /// </summary>
    private async Task AnswerAsync(UnitOfWork unit, List<Work> letters, List<Work> applied, CancellationToken ct)
    {
        var receipts = letters.FindAll(applied.Contains).ConvertAll(item => desk.Issue(item, ReceiptStage.Delivered, unit.Now));
        if (receipts.Count > 0) await store.AddReceiptsAsync(unit, receipts, ct);
        if (receipts.Count < letters.Count)
        {
            var repeated = letters.Except(applied).Select(item => item.Message.MessageId).ToList();
            receipts.AddRange(await unit.Database.Set<ReceiptRow>().AsNoTracking()
                .Where(row => repeated.Contains(row.MessageId) && row.Issued && row.Stage == (short)ReceiptStage.Delivered)
                .ToListAsync(ct));
        }

        var rows = receipts.Select(receipt => ReceiptDesk.Send(unit, receipt)).OfType<OutboxRow>().ToList();
        if (rows.Count == 0) return;
        await store.AddToOutboxAsync(unit, rows, ct);
        outbox.WakeAfter(unit);
    }

    /// <summary>Takes applied messages off the shelf, and gives those that waited for them another try.</summary>
    private async Task ReleaseAsync(UnitOfWork unit, List<Work> work, List<Work> fresh, CancellationToken ct)
    {
        await store.ForgetHeldAsync(unit, [.. work.Select(item => item.Key), .. work.Select(item => item.Key with { Consumer = "" })], ct);
        var subjects = fresh.Select(item => item.Message.Subject).Where(subject => subject.Length > 0).Distinct().ToList();
        if (subjects.Count > 0 && await store.WakeHeldAsync(unit, subjects, ct) > 0) unit.AfterCommit(wake.Wake<HeldMessages>);
    }

    /// <summary>Keeps the receipts that have come, and enters their times on the letters.</summary>
    private async Task KeepAsync(UnitOfWork unit, List<Answer> answers, CancellationToken ct)
    {
        var letters = await store.StampOutboxAsync(unit, answers.ConvertAll(answer => answer.Receipt), ct);
        var known = answers.FindAll(answer => letters.Contains(answer.Receipt.MessageId));
        if (known.Count > 0) await store.AddReceiptsAsync(unit, known.ConvertAll(answer => answer.Receipt), ct);
        foreach (var stray in answers.Except(known)) await shelf.ParkAsync(unit, stray, "this node sent no such letter to that office", ct);
    }
}
