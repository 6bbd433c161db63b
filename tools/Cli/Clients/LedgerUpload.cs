using Exchange.Contracts.CivilAffairs.V1;
using Google.Protobuf;
using Grpc.Core;
using static Exchange.Contracts.CivilAffairs.V1.ImportLedgerResponse;

namespace Exchange.Cli.Clients;

/// <summary>What came of sending a ledger file.</summary>
internal sealed record LedgerUploadResult(ImportSummary Summary, IReadOnlyList<RefusedRow> Refused);

/// <summary>Sends a ledger file to the node of the county and writes the workbook of refused rows that comes back.</summary>
internal static class LedgerUpload
{
    private const int ChunkSize = 256 * 1024;

    /// <param name="client">The register's client.</param>
    /// <param name="file">The ledger file.</param>
    /// <param name="division">Division whose ledger it is.</param>
    /// <param name="sheet">Name of the sheet; empty for the only one.</param>
    /// <param name="refusedFile">Where the workbook of refused rows goes; <see langword="null"/> drops it.</param>
    /// <param name="progress">Hears of each step.</param>
    /// <param name="ct">Ends the import.</param>
    public static async Task<LedgerUploadResult> SendAsync(
        RegisterService.RegisterServiceClient client, string file, string division, string sheet, string? refusedFile,
        Action<ImportProgress> progress, CancellationToken ct)
    {
        using var call = client.ImportLedger(deadline: DateTime.UtcNow.AddHours(1), cancellationToken: ct);
        var sending = SendFileAsync(call.RequestStream, file, division, sheet, ct);
        var refused = new List<RefusedRow>();
        ImportSummary? summary = null;
        FileStream? workbook = null;
        try
        {
            await foreach (var response in call.ResponseStream.ReadAllAsync(ct))
            {
                switch (response.ContentCase)
                {
                    case ContentOneofCase.Progress:
                        progress(response.Progress);
                        break;
                    case ContentOneofCase.RefusedRow:
                        refused.Add(response.RefusedRow);
                        break;
                    case ContentOneofCase.RefusedWorkbookChunk when refusedFile is not null:
                        workbook ??= File.Create(refusedFile);
                        await workbook.WriteAsync(response.RefusedWorkbookChunk.Memory, ct);
                        break;
                    case ContentOneofCase.Summary:
                        summary = response.Summary;
                        break;
                }
            }
            await sending;
        }
        finally
        {
            if (workbook is not null)
                await workbook.DisposeAsync();
        }
        return new(summary ?? throw new RpcException(new(StatusCode.DataLoss, "The import ended without a summary.")), refused);
    }

    private static async Task SendFileAsync(IClientStreamWriter<ImportLedgerRequest> requests, string file, string division, string sheet, CancellationToken ct)
    {
        try
        {
            await requests.WriteAsync(new()
            {
                Header = new() { RequestId = Call.NewRequestId(), FileName = Path.GetFileName(file), ResidenceDivision = division, SheetName = sheet },
            }, ct);
            await using var stream = File.OpenRead(file);
            var buffer = new byte[ChunkSize];
            while (await stream.ReadAtLeastAsync(buffer, ChunkSize, throwOnEndOfStream: false, ct) is var count and > 0)
                await requests.WriteAsync(new() { Chunk = ByteString.CopyFrom(buffer, 0, count) }, ct);
            await requests.CompleteAsync();
        }
        catch (Exception failure) when (failure is RpcException or InvalidOperationException)
        {
            // The service ended the call first; the response stream carries its reason.
        }
    }
}
