using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.PublicSecurity.Households;

internal sealed partial class HouseholdService
{
    private const int LargestBatch = 1000;

    public override async Task<ImportHouseholdsResponse> ImportHouseholds(IAsyncStreamReader<ImportHouseholdsRequest> requests, ServerCallContext call)
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
        // The server checks the enums of single requests; those of a stream are the handler's.
        RequestCheck.Enums(check, batch);
        check.Require(batch.Households.Count is > 0 and <= LargestBatch, PlatformErrorReason.FieldInvalid, "households");
        for (var i = 0; i < batch.Households.Count; i++)
            HouseholdCheck.Entry(check, batch.Households[i], $"households[{i}]");
        check.ThrowIfAny();
    }

    private async Task<ImportHouseholdsResponse> StoreAsync(UnitOfWork<PublicSecurityDb> unit, ImportHouseholdsRequest batch, CancellationToken ct)
    {
        var entries = batch.Households.Select(household => (CitizenId.Parse(household.Person.CitizenId), household.HouseholdNumber, household)).ToList();
        await register.EnterAsync(unit, entries, ct);
        unit.Audit("IMPORT_HOUSEHOLDS", batch.RequestId);
        return new() { HouseholdCount = entries.Count };
    }
}
