using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Microsoft.EntityFrameworkCore;
using ReferralSide = Exchange.CivilAffairs.Domain.Referrals.ReferralSide;
using ReferralState = Exchange.CivilAffairs.Domain.Referrals.ReferralState;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>A side that has changed, as it is now.</summary>
internal sealed record ReferralChange(FeedPosition At, Side Side, DivisionCode Keeper, ReferralState State, Referral Referral);

/// <summary>The changes behind a position, in order, and the position behind them.</summary>
internal sealed record FeedPage(IReadOnlyList<ReferralChange> Changes, FeedPosition End, bool IsLast);

/// <summary>Reads the feed. On PostgreSQL it stops before the oldest transaction that still runs, whose rows may yet appear.</summary>
internal sealed class FeedReader(Transactions<CivilAffairsDb> transactions, NodeDatabase<CivilAffairsDb> database, ReferralView view)
{
    private const int Page = 500;

    /// <summary>Where a reader begins who has seen everything that is visible now: what becomes visible later lies behind it.</summary>
    public Task<FeedPosition> HeadAsync(CancellationToken ct) => transactions.ReadAsync(
        async db => database.IsPostgres
            ? new FeedPosition(await SettledAsync(db, ct), 0)
            : new FeedPosition(0, await db.ReferralEvents.MaxAsync(e => (long?)e.Sequence, ct) ?? 0),
        ct);

    public Task<FeedPage> ReadAsync(FeedPosition after, CancellationToken ct) => transactions.ReadAsync(
        async db =>
        {
            var settled = database.IsPostgres ? await SettledAsync(db, ct) : 0;
            var rows = await RowsAsync(db, after, settled, ct);
            var last = rows is [.., var row] ? new FeedPosition(row.TxId, row.Sequence) : after;
            var end = rows.Count < Page && new FeedPosition(settled, 0) is var horizon && horizon > last ? horizon : last;
            return new FeedPage(await ChangesAsync(db, rows, ct), end, rows.Count < Page);
        },
        ct);

    /// <summary>Every transaction before this one has ended, and what it wrote is visible.</summary>
    private static Task<long> SettledAsync(CivilAffairsDb db, CancellationToken ct) =>
        db.Database.SqlQuery<long>($"""SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "Value" """).SingleAsync(ct);

    private Task<List<ReferralEventRow>> RowsAsync(CivilAffairsDb db, FeedPosition after, long settled, CancellationToken ct)
    {
        var rows = database.IsPostgres
            ? db.ReferralEvents.FromSqlRaw(
                $$"""SELECT * FROM {{ReferralTables.Events}} WHERE (tx_id, sequence) > ({0}, {1}) AND tx_id < {2}""",
                after.TxId,
                after.Sequence,
                settled)
            : db.ReferralEvents.Where(e => e.Sequence > after.Sequence);
        return rows.OrderBy(e => e.TxId).ThenBy(e => e.Sequence).Take(Page).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<ReferralChange>> ChangesAsync(CivilAffairsDb db, List<ReferralEventRow> rows, CancellationToken ct)
    {
        // What has changed several times is shown once, at its last change: it is shown as it is now anyway.
        var last = new Dictionary<(ReferralId Id, Side Side, int Leg), FeedPosition>();
        foreach (var row in rows)
            last[(row.ReferralId, row.Side, row.Side == Side.Hukou ? row.Leg : 0)] = new FeedPosition(row.TxId, row.Sequence);
        if (last.Count == 0)
            return [];

        var ids = last.Keys.Select(key => key.Id).Distinct().ToList();
        List<ReferralSide> sides =
        [
            .. await db.Outgoing.Where(r => ids.Contains(r.Id) && r.MovedTo == DivisionCode.None).ToListAsync(ct),
            .. await db.Incoming.Where(r => ids.Contains(r.Id)).ToListAsync(ct),
        ];
        var changed = sides.Where(side => last.ContainsKey(CaseFile.KeyOf(side))).ToList();
        return
        [
            .. (await ReferralPages.WithFilesAsync(db, changed, ct))
                .Select(listed => ChangeOf(listed, last[CaseFile.KeyOf(listed.Side)]))
                .OrderBy(change => change.At),
        ];
    }

    private ReferralChange ChangeOf(ListedSide listed, FeedPosition at) =>
        new(at, listed.File.Side, listed.Side.Keeper, listed.Side.State, view.ShowMasked(listed.Side, listed.File));
}
