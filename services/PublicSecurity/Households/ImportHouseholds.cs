using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.PublicSecurity.Households;

internal sealed partial class HouseholdService
{
    public override async Task<ImportHouseholdsResponse> ImportHouseholds(
        IAsyncStreamReader<ImportHouseholdsRequest> requests, ServerCallContext call)
    {
        var total = new ImportHouseholdsResponse();
        await foreach (var batch in requests.ReadAllAsync(call.CancellationToken))
        {
            Check(batch);
            var stored = await transactions.OnceAsync(batch, call, unit => StoreAsync(unit, batch, call.CancellationToken));
            total.HouseholdCount += stored.HouseholdCount;
        }
        return total;
    }

    private static void Check(ImportHouseholdsRequest batch)
    {
        var check = new FieldCheck();
        check.Batch(batch, batch.Households, "households", HouseholdCheck.Entry);
        check.ThrowIfAny();
    }

    private async Task<ImportHouseholdsResponse> StoreAsync(
        UnitOfWork<PublicSecurityDb> unit, ImportHouseholdsRequest batch, CancellationToken ct)
    {
        var entries = batch.Households
            .Select(household => (CitizenId.Parse(household.Person.CitizenId), household.HouseholdNumber, household))
            .ToList();
        await register.EnterAsync(unit, entries, ct);
        unit.Audit("IMPORT_HOUSEHOLDS", batch.RequestId);
        return new() { HouseholdCount = entries.Count };
    }
}
