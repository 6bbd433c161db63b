using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.MedicalInsurance.Covers;

internal sealed partial class CoverService
{
    private const int LargestBatch = 1000;

    public override async Task<ImportCoversResponse> ImportCovers(IAsyncStreamReader<ImportCoversRequest> requests, ServerCallContext call)
    {
        var total = new ImportCoversResponse();
        await foreach (var batch in requests.ReadAllAsync(call.CancellationToken))
        {
            Check(batch);
            var stored = await transactions.OnceAsync(batch, call, unit => StoreAsync(unit, batch, call.CancellationToken));
            total.CoverCount += stored.CoverCount;
        }
        return total;
    }

    private static void Check(ImportCoversRequest batch)
    {
        var check = new FieldCheck();
        // The server checks the enums of single requests; those of a stream are the handler's.
        RequestCheck.Enums(check, batch);
        check.Require(batch.Covers.Count is > 0 and <= LargestBatch, PlatformErrorReason.FieldInvalid, "covers");
        for (var i = 0; i < batch.Covers.Count; i++)
            CoverCheck.Entry(check, batch.Covers[i], $"covers[{i}]");
        check.ThrowIfAny();
    }

    private async Task<ImportCoversResponse> StoreAsync(UnitOfWork<MedicalInsuranceDb> unit, ImportCoversRequest batch, CancellationToken ct)
    {
        // One spelling of the county, since it tells a person's records apart.
        var entries = batch.Covers.Select(cover => (CitizenId.Parse(cover.Person.CitizenId), $"{DivisionCode.Parse(cover.InsuredDivision)}", cover)).ToList();
        await register.EnterAsync(unit, entries, ct);
        unit.Audit("IMPORT_COVERS", batch.RequestId);
        return new() { CoverCount = entries.Count };
    }
}
