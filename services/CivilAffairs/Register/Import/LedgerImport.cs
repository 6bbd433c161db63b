using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.CivilAffairs.Register.Import.Files;
using Exchange.CivilAffairs.Register.Import.Rows;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Storage;

namespace Exchange.CivilAffairs.Register.Import;

/// <summary>
/// Takes the rows of one file into the ledger: good rows in batches, each its own transaction; bad rows back to whoever sent them.
/// </summary>
/// <param name="transactions">Of the node.</param>
/// <param name="writer">The way into the ledger.</param>
/// <param name="vault">Tells whether two rows are about one child.</param>
/// <param name="options">Size of a batch.</param>
/// <param name="report">Hears of progress and of refused rows.</param>
internal sealed class LedgerImport(
    Transactions<CivilAffairsDb> transactions, BulkChildWriter writer, StatementVault vault, ImportOptions options, ImportReport report)
{
    private readonly List<ReadRow> _batch = [];
    private readonly EarlierRows _earlier = new();
    private readonly DoubtfulRows _doubtful = new();

    /// <summary>What has come of it so far; of use also after a failure.</summary>
    public ImportSummary Summary { get; } = new();

    /// <summary>Rows that stand in the ledger now because of this file, or stood there already.</summary>
    public long KeptCount => Summary.EnteredCount + Summary.UnchangedCount + Summary.UpdatedCount;

    /// <exception cref="LedgerFileException">The file breaks off. The rows before that have been entered.</exception>
    public async Task RunAsync(LedgerSheet sheet, LedgerHeading heading, RowReader reader, string actor, CancellationToken ct)
    {
        try
        {
            foreach (var row in DataRows.Below(heading, sheet))
            {
                Summary.RowCount++;
                foreach (var decided in _doubtful.Decide(reader.Read(row)))
                    await TakeAsync(decided, ct);
                if (_batch.Count >= options.BatchRows)
                    await WriteAsync(actor, ct);
                await report.ProgressAsync(Summary.RowCount, sheet.Fraction, ct);
            }
        }
        catch (LedgerFileException)
        {
            await FinishAsync(actor, ct);
            throw;
        }

        await FinishAsync(actor, ct);
        if (Summary.RowCount == 0)
            throw LedgerFileException.Empty();
    }

    private async Task FinishAsync(string actor, CancellationToken ct)
    {
        foreach (var decided in _doubtful.Rest())
            await TakeAsync(decided, ct);
        await WriteAsync(actor, ct);
        await report.ProgressAsync(Summary.RowCount, 1, ct);
    }

    private async Task TakeAsync(ReadRow row, CancellationToken ct)
    {
        if (row.Statement is not { } statement)
            await RefuseAsync(row, ct);
        else if (_earlier.Find(vault.KeyOf(statement), row.Row.Number) is { } earlier)
            await RefuseAsync(row.Refused(ErrorReason.RowDuplicate, ("row", earlier)), ct);
        else
            _batch.Add(row);
    }

    private async Task RefuseAsync(ReadRow row, CancellationToken ct)
    {
        Summary.RefusedCount++;
        await report.RefusedAsync(row, ct);
    }

    private async Task WriteAsync(string actor, CancellationToken ct)
    {
        if (_batch.Count == 0)
            return;
        var statements = _batch.ConvertAll(row => row.Statement!);
        var results = await transactions.RunAsync(actor, unit => writer.WriteAsync(unit, statements, ct), ct);
        foreach (var (row, result) in _batch.Zip(results))
            await CountAsync(row, result, ct);
        _batch.Clear();
    }

    private async ValueTask CountAsync(ReadRow row, BulkResult result, CancellationToken ct)
    {
        switch (result.Effect)
        {
            case BulkEffect.Entered:
                Summary.EnteredCount++;
                break;
            case BulkEffect.Updated:
                Summary.UpdatedCount++;
                break;
            case BulkEffect.Unchanged:
                Summary.UnchangedCount++;
                break;
            default:
                await RefuseAsync(row.Refused(result.Reason, ("division", row.Statement!.Child.Facts.ResidenceDivision)), ct);
                break;
        }
    }
}
