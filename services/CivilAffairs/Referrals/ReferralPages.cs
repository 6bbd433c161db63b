using System.Buffers.Binary;
using System.Globalization;
using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Standards;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>A place in the list of referrals: newest first, the residence side before the hukou side, the last leg first.</summary>
internal readonly record struct ReferralCursor(ReferralId Id, Side Side, int Leg)
{
    public const int Length = 21;

    public void WriteTo(Span<byte> bytes)
    {
        Id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[16] = (byte)Side;
        BinaryPrimitives.WriteInt32BigEndian(bytes[17..], Leg);
    }

    public static ReferralCursor Read(ReadOnlySpan<byte> bytes) =>
        new(new ReferralId(new Guid(bytes[..16], bigEndian: true)), (Side)bytes[16], BinaryPrimitives.ReadInt32BigEndian(bytes[17..]));
}

/// <summary>One side as a list shows it.</summary>
internal readonly record struct ListedSide(ReferralSide Side, CaseFile File)
{
    public ReferralCursor Cursor => new(Side.Id, File.Side, Side.Leg);
}

/// <summary>Reads the list of referrals in pages. What has moved on with its child is another county's and is left out.</summary>
internal static class ReferralPages
{
    // A range of codes rather than a pattern, so that the index serves every collation.
    private const string OutgoingWithin = $"SELECT * FROM {ReferralTables.Outgoing} WHERE keeper >= {{0}} AND keeper < {{1}}";
    private const string IncomingWithin = $"SELECT * FROM {ReferralTables.Incoming} WHERE keeper >= {{0}} AND keeper < {{1}}";

    /// <summary>At most so many sides behind a place, or from the beginning.</summary>
    public static async Task<List<ListedSide>> ReadAsync(
        CivilAffairsDb db, ReferralFilter filter, ReferralCursor? after, int count, DateOnly today, CancellationToken ct)
    {
        List<ReferralSide> sides = [];
        if (filter.Wants(Side.Residence))
            sides.AddRange(await OutgoingAsync(db, filter, after, count, today, ct));
        if (filter.Wants(Side.Hukou))
            sides.AddRange(await IncomingAsync(db, filter, after, count, today, ct));
        var page = sides.OrderByDescending(side => side.Id).ThenBy(side => CaseFile.KeyOf(side).Side).ThenByDescending(side => side.Leg);
        return await WithFilesAsync(db, [.. page.Take(count)], ct);
    }

    /// <summary>The sides with their papers, in the same order.</summary>
    public static async Task<List<ListedSide>> WithFilesAsync(CivilAffairsDb db, IReadOnlyList<ReferralSide> sides, CancellationToken ct)
    {
        var ids = sides.Select(side => side.Id).Distinct().ToList();
        var files = await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.ReferralId))
            .ToDictionaryAsync(file => (file.ReferralId, file.Side, file.Leg), ct);
        return [.. sides.Select(side => new ListedSide(side, files[CaseFile.KeyOf(side)]))];
    }

    private static Task<List<OutgoingReferral>> OutgoingAsync(
        CivilAffairsDb db, ReferralFilter filter, ReferralCursor? after, int count, DateOnly today, CancellationToken ct)
    {
        var query = Filter(Within(db.Outgoing, OutgoingWithin, filter.Within), filter, today).Where(r => r.MovedTo == DivisionCode.None);
        if (after is { } last)
            query = query.Where(r => r.Id.CompareTo(last.Id) < 0);
        return query.OrderByDescending(r => r.Id).Take(count).ToListAsync(ct);
    }

    private static Task<List<IncomingReferral>> IncomingAsync(
        CivilAffairsDb db, ReferralFilter filter, ReferralCursor? after, int count, DateOnly today, CancellationToken ct)
    {
        var query = Filter(Within(db.Incoming, IncomingWithin, filter.Within), filter, today);
        if (after is { } last)
        {
            query = last.Side == Side.Residence
                ? query.Where(r => r.Id.CompareTo(last.Id) <= 0)
                : query.Where(r => r.Id.CompareTo(last.Id) < 0 || (r.Id == last.Id && r.Leg < last.Leg));
        }

        return query.OrderByDescending(r => r.Id).ThenByDescending(r => r.Leg).Take(count).ToListAsync(ct);
    }

    private static IQueryable<TSide> Filter<TSide>(IQueryable<TSide> sides, ReferralFilter filter, DateOnly today)
        where TSide : ReferralSide
    {
        if (filter.States.Count > 0)
            sides = sides.Where(r => filter.States.Contains(r.State));
        return filter.Overdue ? sides.Where(r => r.DueOn < today) : sides;
    }

    private static IQueryable<TSide> Within<TSide>(DbSet<TSide> sides, string sql, DivisionCode within)
        where TSide : ReferralSide
    {
        if (within.IsNone)
            return sides;
        var (first, behind) = RangeOf(within);
        return sides.FromSqlRaw(sql, first, behind);
    }

    /// <summary>The first code within a division and the first one behind it, as texts to compare.</summary>
    public static (string First, string Behind) RangeOf(DivisionCode within)
    {
        var first = within.ToString();
        return (first, (int.Parse(first, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture));
    }
}
