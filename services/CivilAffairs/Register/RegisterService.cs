using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Referrals;
using Exchange.CivilAffairs.Register.Import;
using Exchange.CivilAffairs.Verification;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Register;

/// <summary>The ledger's RPCs, one a file.</summary>
internal sealed partial class RegisterService(
    Transactions<CivilAffairsDb> transactions,
    StatementVault vault,
    ChildView view,
    ServedDivisions served,
    ChildFiles childFiles,
    CivilAffairsOptions options,
    LedgerImporter importer,
    IWake wake)
    : Contracts.CivilAffairs.V1.RegisterService.RegisterServiceBase
{
    /// <summary>Reads and seals what a request states.</summary>
    private SealedStatement Read(Child? child, DateOnly today)
    {
        var check = new FieldCheck();
        var statement = StatementReader.Read(child, today, check);
        check.ThrowIfAny();
        var kept = vault.Seal(statement!);
        return served.Contains(kept.Residence) ? kept : throw Fault.Of(ErrorReason.DivisionNotServed, ("division", kept.Residence));
    }

    private static async Task<ChildRecord> FindAsync(CivilAffairsDb db, string childId, CancellationToken ct) =>
        Guid.TryParse(childId, out var id) && await db.Children.SingleOrDefaultAsync(c => c.ChildId == id, ct) is { } record
            ? record
            : throw Fault.Of(ErrorReason.ChildNotFound, ("child_id", Shown(childId)));

    // The database would refuse the second entry too; here it is explained.
    private static async Task RefuseSecondEntryAsync(CivilAffairsDb db, byte[] matchKey, Guid except, CancellationToken ct)
    {
        var open = db.Children.Open().Where(c => c.MatchKey == matchKey && c.ChildId != except);
        if (await open.Select(c => (Guid?)c.ChildId).SingleOrDefaultAsync(ct) is { } childId)
            throw Fault.Of(ErrorReason.ChildAlreadyRegistered, ("child_id", childId));
    }

    /// <summary>Refuses what the entry refuses.</summary>
    private static void Refuse(ChildRefusal? refusal)
    {
        if (refusal == ChildRefusal.Ended)
            throw Fault.Of(ErrorReason.ChildEnded);
        if (refusal is not null)
            throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null);
    }

    private void WakeVerification(UnitOfWork unit) => unit.AfterCommit(wake.Wake<VerifyChildren>);

    // What is no id may be anything, even somebody's number.
    private static string Shown(string childId) => Guid.TryParse(childId, out var id) ? id.ToString() : "";
}
