using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.MedicalInsurance.Covers;

internal sealed partial class CoverService
{
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
        check.Batch(batch, batch.Covers, "covers", CoverCheck.Entry);
        check.ThrowIfAny();
    }

    private async Task<ImportCoversResponse> StoreAsync(
        UnitOfWork<MedicalInsuranceDb> unit, ImportCoversRequest batch, CancellationToken ct)
    {
        var entries = batch.Covers.Select(cover => (CitizenId.Parse(cover.Person.CitizenId), cover.InsuredDivision, cover)).ToList();
        await register.EnterAsync(unit, entries, ct);
        unit.Audit("IMPORT_COVERS", batch.RequestId);
        return new() { CoverCount = entries.Count };
    }
}
