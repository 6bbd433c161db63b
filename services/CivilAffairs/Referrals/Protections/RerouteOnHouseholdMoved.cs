using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Microsoft.EntityFrameworkCore;
using ReferralState = Exchange.CivilAffairs.Domain.Referrals.ReferralState;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>
/// A registration has moved. A case that is not confirmed goes along to the new county; a protection is paid here through the month of the
/// move and by the new county from the next.
/// </summary>
internal sealed class RerouteOnHouseholdMoved(ReferralDesk desk) : IHandle<HouseholdMoved, CivilAffairsDb>
{
    public async Task HandleAsync(Delivery<HouseholdMoved> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        var move = Read(delivery);
        if (move.FromCounty == move.ToCounty)
            return;
        if (await unit.Db.HouseholdMoves.FindAsync([move.MatchKey, move.MoveDate, move.RecordTime], ct) is not null)
            return;
        unit.Db.HouseholdMoves.Add(move);
        await unit.Db.SaveChangesAsync(ct);

        await RerouteAsync(unit, move.MatchKey, ct);
        await desk.HandOverAsync(unit, move.MatchKey, ct);
    }

    private async Task RerouteAsync(UnitOfWork<CivilAffairsDb> unit, byte[] matchKey, CancellationToken ct)
    {
        var open = await unit.Db.Incoming.Where(r => r.MatchKey == matchKey && EF.Property<bool>(r, ReferralTables.Open)).ToListAsync(ct);
        foreach (var side in open.Where(side => side.IsUndecided))
        {
            if (await HouseholdMoves.DepartureAsync(unit.Db, matchKey, side.Hukou, ct) is not { } departure)
                continue;
            if (side.ReRoute(departure.ToCounty, departure.MoveDate, ReferralDesk.MomentOf(unit, side.Keeper)) is null)
                await desk.KeepAsync(unit, side, ct);
        }
    }

    private static HouseholdMoveRow Read(Delivery<HouseholdMoved> delivery)
    {
        var moved = delivery.Message;
        return new HouseholdMoveRow
        {
            MatchKey = moved.MatchKey.Length == 32 ? moved.MatchKey.ToByteArray() : throw LetterReader.Wrong("match_key"),
            MoveDate = LetterReader.Date(moved.MoveDate, "move_date"),
            RecordTime = moved.RecordTime?.ToDateTimeOffset() ?? delivery.SentTime,
            FromCounty = CountyOf(moved.FromDivision, "from_division"),
            ToCounty = CountyOf(moved.ToDivision, "to_division"),
        };
    }

    private static DivisionCode CountyOf(string text, string field) =>
        DivisionCode.TryParse(text, out var code) && Divisions.Current.Contains(code.County)
            ? code.County
            : throw LetterReader.Wrong(field);
}
