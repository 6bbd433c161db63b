using Exchange.Standards;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>What is known of moves of registrations, whatever order the news came in.</summary>
internal static class HouseholdMoves
{
    /// <summary>
    /// The last departure from a county to another one, when the child has not come back since; null when she is registered there as far as
    /// is known. Where she has moved on since, it names the county where she is now.
    /// </summary>
    public static async Task<HouseholdMoveRow?> DepartureAsync(
        CivilAffairsDb db, byte[] matchKey, DivisionCode county, CancellationToken ct)
    {
        var (departure, last) = await FindAsync(db, matchKey, county, ct);
        return departure is null ? null : new HouseholdMoveRow
        {
            MatchKey = matchKey,
            MoveDate = departure.MoveDate,
            RecordTime = departure.RecordTime,
            FromCounty = county,
            ToCounty = last!.ToCounty,
        };
    }

    /// <summary>The same, with the county to which she went at first: where payments go over step by step.</summary>
    public static async Task<HouseholdMoveRow?> NextStepAsync(
        CivilAffairsDb db, byte[] matchKey, DivisionCode county, CancellationToken ct) =>
        (await FindAsync(db, matchKey, county, ct)).Departure;

    private static async Task<(HouseholdMoveRow? Departure, HouseholdMoveRow? Last)> FindAsync(
        CivilAffairsDb db, byte[] matchKey, DivisionCode county, CancellationToken ct)
    {
        var moves = await db.HouseholdMoves.AsNoTracking().Where(m => m.MatchKey == matchKey)
            .OrderBy(m => m.MoveDate).ThenBy(m => m.RecordTime).ToListAsync(ct);
        var departure = moves.FindLast(m => m.FromCounty == county && m.ToCounty != county);
        return departure is null || moves[^1].ToCounty == county ? (null, null) : (departure, moves[^1]);
    }
}
