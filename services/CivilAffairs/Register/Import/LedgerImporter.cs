using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.CivilAffairs.Register.Import.Files;
using Exchange.CivilAffairs.Register.Import.Rows;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.CivilAffairs.Register.Import;

/// <summary>Imports a ledger file from a call: receives it, finds the sheet, enters the rows, reports.</summary>
internal sealed class LedgerImporter(
    Transactions<CivilAffairsDb> transactions,
    BulkChildWriter writer,
    StatementVault vault,
    ServedDivisions served,
    CivilAffairsOptions options,
    ImportTraffic traffic,
    TimeProvider time)
{
    private static readonly LedgerLimits Limits = new();

    public async Task ImportAsync(
        IAsyncStreamReader<ImportLedgerRequest> requests, IServerStreamWriter<ImportLedgerResponse> responses, ServerCallContext call)
    {
        var ct = call.CancellationToken;
        var header = await ImportUpload.HeaderAsync(requests, ct);
        var ledger = Check(header);
        using var running = traffic.Begin();
        using var report = new ImportReport(responses, time, options.Import.TemporaryFolder);
        var import = new LedgerImport(transactions, writer, vault, options.Import, report);
        try
        {
            await using var upload = await ImportUpload.FileAsync(requests, options.Import, ct);
            using var file = LedgerFile.Open(upload, header.FileName, Limits);
            var (sheet, heading) = SheetFinder.Find(file, header.SheetName.Trim(), Limits.HeaderRows);
            var context = new RowContext(ledger, ChinaTime.DateOf(time.GetUtcNow()), sheet.Is1904);
            var actor = Caller.Of(call).ToString();
            await import.RunAsync(sheet, heading, new RowReader(heading, context, Limits), actor, ct);
            await transactions.RunAsync(actor, unit => Note(unit, header), ct);
            await report.RefusedWorkbookAsync(heading, ct);
        }
        catch (LedgerFileException e)
        {
            throw Fault.Of(e.Reason, [.. e.Details.Select(detail => (detail.Name, (object)detail.Value)), ("row_count", import.KeptCount)]);
        }

        await report.SummaryAsync(import.Summary, ct);
    }

    private static Task Note(UnitOfWork unit, LedgerHeader header)
    {
        unit.Audit("IMPORT_LEDGER", header.RequestId);
        return Task.CompletedTask;
    }

    private DivisionCode Check(LedgerHeader header)
    {
        var check = new FieldCheck();
        check.Require(Guid.TryParse(header.RequestId, out _), PlatformErrorReason.RequestIdInvalid, "header.request_id");
        check.Require(header.FileName.Length > 0, PlatformErrorReason.FieldRequired, "header.file_name");
        var isKnown = DivisionCode.TryParse(header.ResidenceDivision, out var ledger)
            && ledger.Level is DivisionLevel.Prefecture or DivisionLevel.County && Divisions.Current.Contains(ledger);
        check.Require(isKnown, ErrorReason.DivisionUnknown, "header.residence_division");
        check.ThrowIfAny();
        return served.Contains(ledger) ? ledger : throw Fault.Of(ErrorReason.DivisionNotServed, ("division", ledger));
    }
}
