using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Verification;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Register;

/// <summary>What became of a statement that was written in bulk.</summary>
internal enum BulkEffect
{
    /// <summary>A new entry.</summary>
    Entered,

    /// <summary>The child was in the ledger and something else is stated now.</summary>
    Updated,

    /// <summary>The child was in the ledger and this was stated before: nothing is done.</summary>
    Unchanged,

    /// <summary>Nothing is done, for a reason.</summary>
    Refused,
}

/// <param name="Effect">What became of a statement.</param>
/// <param name="Reason">With <see cref="BulkEffect.Refused"/>: why.</param>
internal readonly record struct BulkResult(BulkEffect Effect, ErrorReason Reason = ErrorReason.Unspecified);

/// <summary>Writes many statements in one transaction: the way of a ledger file into the ledger.</summary>
internal sealed class BulkChildWriter(StatementVault vault, ServedDivisions served, CivilAffairsOptions options, IWake wake)
{
    /// <summary>
    /// Enters the children who are not in the ledger, and updates those of whom something is stated that was not stated in bulk before: the
    /// same file again changes nothing, whatever people have corrected in between.
    /// </summary>
    /// <param name="unit">The transaction; some hundreds to thousands of statements each serve best.</param>
    /// <param name="statements">Checked statements. Of two about one child, the later counts.</param>
    /// <param name="ct">Ends it before the commit.</param>
    /// <returns>A result for each statement, in the same order.</returns>
    public async Task<IReadOnlyList<BulkResult>> WriteAsync(
        UnitOfWork<CivilAffairsDb> unit, IReadOnlyList<ChildStatement> statements, CancellationToken ct)
    {
        var keys = statements.Select(vault.KeyOf).ToList();
        var open = await OpenAsync(unit.Db, keys, ct);
        var entered = new List<ChildRecord>();
        var results = statements.Zip(keys, (statement, key) => Write(unit, statement, key, open, entered)).ToList();
        await BulkInsert.WriteAsync(unit, entered, ct);
        unit.AfterCommit(wake.Wake<VerifyChildren>);
        return results;
    }

    private BulkResult Write(
        UnitOfWork<CivilAffairsDb> unit,
        ChildStatement statement,
        byte[] key,
        Dictionary<byte[], ChildRecord> open,
        List<ChildRecord> entered)
    {
        if (!served.Contains(DivisionCode.Parse(statement.Child.Facts.ResidenceDivision)))
            return new BulkResult(BulkEffect.Refused, ErrorReason.DivisionNotServed);
        var digest = vault.DigestOf(statement);
        if (!open.TryGetValue(key, out var record))
        {
            record = ChildRecord.Enter(unit.NewId(), vault.Seal(statement), unit.Now, options.RefreshMonths);
            record.ImportedAs(digest);
            open.Add(key, record);
            entered.Add(record);
            unit.Audit("ENTER_CHILD", record.ChildId.ToString());
            return new BulkResult(BulkEffect.Entered);
        }

        if (digest.AsSpan().SequenceEqual(record.ImportDigest))
            return new BulkResult(BulkEffect.Unchanged);
        var stated = vault.StatedBy(record);
        var now = statement.After(stated);
        if (now.Child.Equals(stated))
            return new BulkResult(BulkEffect.Unchanged);

        var kept = vault.Seal(now);
        record.Restate(kept, KnownFacts.Carry(record, kept), unit.Now);
        record.ImportedAs(digest);
        unit.Audit("RESTATE_CHILD", record.ChildId.ToString());
        return new BulkResult(BulkEffect.Updated);
    }

    private static Task<Dictionary<byte[], ChildRecord>> OpenAsync(CivilAffairsDb db, List<byte[]> keys, CancellationToken ct) =>
        db.Children.Open().Where(c => keys.Contains(c.MatchKey)).ToDictionaryAsync(c => c.MatchKey, MatchKeys.Comparer, ct);
}
