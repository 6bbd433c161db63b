using Exchange.CivilAffairs.Domain.Register;
using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Verification;

/// <summary>
/// Shares out the children to be asked about. A claim is a mark with an end: whoever dies holding it loses it to the next one. It is no
/// change of the entry, so that a worker who edits the child meanwhile is not told of a conflict.
/// </summary>
internal sealed class ClaimedChildren(Transactions<CivilAffairsDb> transactions, CivilAffairsOptions options)
{
    private const string Actor = "verification";

    private const string Due = "SELECT child_id FROM children WHERE verify_time <= {0} ORDER BY verify_time LIMIT {1}";
    private const string Mark = "UPDATE children SET claim = {2}, verify_time = {3}, state = CASE state WHEN {4} THEN {5} ELSE state END";
    private const string ClaimOnSqlite = $"{Mark} WHERE child_id IN ({Due}) RETURNING *";
    private const string ClaimOnPostgres = $"{Mark} WHERE child_id IN ({Due} FOR UPDATE SKIP LOCKED) RETURNING *";

    /// <summary>Claims the children who wait longest; none when nobody is due.</summary>
    public Task<List<ChildRecord>> ClaimAsync(int atMost, CancellationToken ct) => transactions.RunAsync(
        Actor,
        unit => unit.Db.Children.FromSqlRaw(
                unit.IsPostgres ? ClaimOnPostgres : ClaimOnSqlite,
                unit.Now,
                atMost,
                unit.NewId(),
                unit.Now.AddSeconds(options.Verification.LeaseSeconds),
                ChildState.Detected,
                ChildState.Verifying)
            .AsNoTracking()
            .ToListAsync(ct),
        ct);

    /// <summary>
    /// Stores what became of the children of a claim, in one transaction. An entry that has changed since is left as it is: it is due
    /// again.
    /// </summary>
    public Task StoreAsync(Guid claim, IReadOnlyList<Verified> children, CancellationToken ct) => transactions.RunAsync(
        Actor,
        async unit =>
        {
            var rows = unit.IsPostgres
                ? unit.Db.Children.FromSqlRaw("SELECT * FROM children WHERE claim = {0} FOR UPDATE", claim)
                : unit.Db.Children.Where(c => c.Claim == claim);
            var versions = await rows.Select(c => new { c.ChildId, c.Version }).ToDictionaryAsync(c => c.ChildId, c => c.Version, ct);
            foreach (var child in children.Where(c => versions.GetValueOrDefault(c.Before.ChildId) == c.Before.Version))
                Conclusion.Store(unit, child);
        },
        ct);

    /// <summary>Gives up a claim.</summary>
    public Task ReleaseAsync(Guid claim, CancellationToken ct) => transactions.RunAsync(
        Actor,
        unit => unit.Db.Database.ExecuteSqlRawAsync(
            "UPDATE children SET claim = NULL, verify_time = {0} WHERE claim = {1}", [unit.Now, claim], ct),
        ct);

    /// <summary>When the next child is due; null when none is.</summary>
    public Task<DateTimeOffset?> NextTimeAsync(CancellationToken ct) =>
        transactions.ReadAsync(db => db.Children.Where(c => c.VerifyTime != null).MinAsync(c => c.VerifyTime, ct), ct);

    /// <summary>A few of those who wait are due at once: with them it is found out whether a department is back.</summary>
    public Task HastenSomeAsync(int atMost, CancellationToken ct) => transactions.RunAsync(
        Actor,
        unit => unit.Db.Database.ExecuteSqlRawAsync(
            """
            UPDATE children SET verify_time = {0} WHERE child_id IN (
                SELECT child_id FROM children WHERE verify_time > {0} AND claim IS NULL ORDER BY verify_time LIMIT {1})
            """,
            [unit.Now, atMost], ct),
        ct);

    /// <summary>A department is back: what waits is due at once.</summary>
    public Task HastenAsync(CancellationToken ct) => transactions.RunAsync(
        Actor,
        unit => unit.Db.Database.ExecuteSqlRawAsync(
            "UPDATE children SET verify_time = {0} WHERE verify_time > {0} AND claim IS NULL", [unit.Now], ct),
        ct);
}
