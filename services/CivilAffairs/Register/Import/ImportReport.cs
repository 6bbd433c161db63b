using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.CivilAffairs.Register.Import.Refused;
using Exchange.CivilAffairs.Register.Import.Rows;
using Exchange.Contracts.CivilAffairs.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Exchange.CivilAffairs.Register.Import;

/// <summary>Tells whoever sent a file what becomes of it.</summary>
internal sealed class ImportReport(IServerStreamWriter<ImportLedgerResponse> responses, TimeProvider time, string folder) : IDisposable
{
    private const int ChunkSize = 256 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly RefusedRows _refused = new(folder);
    private long _lastProgress;

    /// <summary>How far it is, a few times a second.</summary>
    /// <param name="rows">Rows read.</param>
    /// <param name="fraction">How much of the sheet that is: from it follows how many there will be.</param>
    /// <param name="ct">Ends it.</param>
    public async ValueTask ProgressAsync(long rows, double fraction, CancellationToken ct)
    {
        if (fraction < 1 && time.GetElapsedTime(_lastProgress) < Pause)
            return;
        _lastProgress = time.GetTimestamp();
        var total = fraction > 0 ? Math.Max(rows, (long)(rows / fraction)) : 0;
        var progress = new ImportProgress { RowCount = rows, TotalRowCount = total };
        await responses.WriteAsync(new ImportLedgerResponse { Progress = progress }, ct);
    }

    public async Task RefusedAsync(ReadRow row, CancellationToken ct)
    {
        _refused.Add(row);
        var refused = new RefusedRow { Row = row.Row.Number, Errors = { row.Errors } };
        await responses.WriteAsync(new ImportLedgerResponse { RefusedRow = refused }, ct);
    }

    /// <summary>The workbook of the refused rows, if there are any.</summary>
    public async Task RefusedWorkbookAsync(LedgerHeading heading, CancellationToken ct)
    {
        if (_refused.Count == 0)
            return;
        await using var workbook = TempFile.Create(folder);
        RefusedWorkbook.Write(_refused, heading, workbook);
        workbook.Position = 0;
        var chunk = new byte[ChunkSize];
        for (int length; (length = await workbook.ReadAtLeastAsync(chunk, ChunkSize, throwOnEndOfStream: false, ct)) > 0;)
            await responses.WriteAsync(new ImportLedgerResponse { RefusedWorkbookChunk = ByteString.CopyFrom(chunk, 0, length) }, ct);
    }

    public Task SummaryAsync(ImportSummary summary, CancellationToken ct) =>
        responses.WriteAsync(new ImportLedgerResponse { Summary = summary }, ct);

    public void Dispose() => _refused.Dispose();
}
