using Exchange.CivilAffairs.Register.Import.Files;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;
using Grpc.Core;

namespace Exchange.CivilAffairs.Register.Import;

/// <summary>Receives a ledger file that comes in chunks.</summary>
internal static class ImportUpload
{
    private const int LargestChunk = 1 << 20;

    /// <summary>The first message, which tells of the file.</summary>
    public static async Task<LedgerHeader> HeaderAsync(IAsyncStreamReader<ImportLedgerRequest> requests, CancellationToken ct) =>
        await requests.MoveNext(ct) && requests.Current.Header is { } header ? header : throw Fault.Of(ErrorReason.ImportProtocol);

    /// <summary>The other messages: the file itself, put down in a temporary file.</summary>
    public static async Task<FileStream> FileAsync(
        IAsyncStreamReader<ImportLedgerRequest> requests, ImportOptions options, CancellationToken ct)
    {
        var file = TempFile.Create(options.TemporaryFolder);
        try
        {
            while (await requests.MoveNext(ct))
            {
                var message = requests.Current;
                if (message.ContentCase != ImportLedgerRequest.ContentOneofCase.Chunk || message.Chunk.Length > LargestChunk)
                    throw Fault.Of(ErrorReason.ImportProtocol);
                if (file.Length + message.Chunk.Length > options.LargestFileBytes)
                    throw LedgerFileException.TooLarge(options.LargestFileBytes, "文件");
                await file.WriteAsync(message.Chunk.Memory, ct);
            }

            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
