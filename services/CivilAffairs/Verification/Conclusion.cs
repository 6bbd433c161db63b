using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Register;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Verification;

/// <summary>Stores what an inquiry brought and, where it is complete, what follows from it.</summary>
internal sealed class Conclusion(Transactions<CivilAffairsDb> transactions, TimeProvider time)
{
    /// <summary>One transaction for the batch. An entry that has changed since it was claimed is left as it is: it is due again.</summary>
    public Task StoreAsync(IReadOnlyList<ChildRecord> claimed, IReadOnlyList<Findings> findings, CancellationToken ct)
    {
        // The rules take longer than the database: they are applied before its writer is held.
        var now = time.GetUtcNow();
        var concluded = claimed.Zip(findings, (record, found) => Conclude(record.Copy(), found, now)).ToList();
        return transactions.RunAsync(
            "verification",
            async unit =>
            {
                var unchanged = await UnchangedAsync(unit, claimed[0].Claim!.Value, ct);
                foreach (var (before, after) in claimed.Zip(concluded).Where(pair => unchanged.Contains((pair.First.ChildId, pair.First.Version))))
                    Store(unit, before, after);
            },
            ct);
    }

    private static ChildRecord Conclude(ChildRecord record, Findings findings, DateTimeOffset now)
    {
        record.Answer(findings.Checks, findings.Learned, now);
        if (!record.IsReadyToDecide)
            return record;
        record.Decide(Assessment.Of(record, ChinaTime.DateOf(now)), now);
        if (!record.HasCitizenId)
            record.RequestRegistration(now);
        return record;
    }

    private static async Task<HashSet<(Guid, long)>> UnchangedAsync(UnitOfWork<CivilAffairsDb> unit, Guid claim, CancellationToken ct)
    {
        var rows = unit.IsPostgres
            ? unit.Db.Children.FromSqlRaw("SELECT * FROM children WHERE claim = {0} FOR UPDATE", claim)
            : unit.Db.Children.Where(c => c.Claim == claim);
        return [.. (await rows.Select(c => new { c.ChildId, c.Version }).ToListAsync(ct)).Select(c => (c.ChildId, c.Version))];
    }

    private static void Store(UnitOfWork<CivilAffairsDb> unit, ChildRecord before, ChildRecord after)
    {
        unit.Db.Attach(before.Copy()).CurrentValues.SetValues(after);
        if (after.State != before.State)
            unit.Audit($"CHILD_{Law.Word(after.State)}", after.ChildId.ToString());
        if (after.RegistrationRequestTime is not null && before.RegistrationRequestTime is null)
            RequestRegistration(unit, after);
    }

    private static void RequestRegistration(UnitOfWork<CivilAffairsDb> unit, ChildRecord record)
    {
        var (id, county) = (record.ChildId.ToString(), record.Residence.County);
        var letter = new RegistrationRequest
        {
            ChildId = id,
            Identity = new SealedIdentity { Sealed = ByteString.CopyFrom(record.Identity) },
            ResidenceDivision = county.ToString(),
        };
        unit.Send(letter, new Office(CivilAffairsNode.Department, county), new Office("publicsecurity", county), subject: id, version: 1);
        unit.Audit("REQUEST_REGISTRATION", id);
    }
}
