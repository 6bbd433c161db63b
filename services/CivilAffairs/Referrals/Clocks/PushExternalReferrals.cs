using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Hosting;
using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>
/// The gateway hands the cases of other provinces' children on: what it keeps of them is what the other province's platform takes
/// (跨省通办). Their counties of residence learn that the case is out of this province's hands.
/// </summary>
internal sealed class PushExternalReferrals(Transactions<CivilAffairsDb> transactions, ReferralDesk desk, ServedDivisions served) : IJob
{
    private const int Batch = 100;

    private const string Waiting =
        $$"""
         SELECT * FROM {{ReferralTables.Incoming}}
         WHERE state IN (2, 3) AND substr(hukou, 1, 2) <> substr(residence, 1, 2)
         ORDER BY id LIMIT {0}
         """;

    public async Task<TimeSpan> RunAsync(CancellationToken ct)
    {
        if (!served.IsGateway)
            return TimeSpan.FromHours(1);
        var pushed = await transactions.RunAsync("gateway", unit => PushAsync(unit, ct), ct);
        return pushed == Batch ? TimeSpan.Zero : TimeSpan.FromMinutes(1);
    }

    private async Task<int> PushAsync(UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        var waiting = await unit.Db.Incoming.FromSqlRaw(Waiting, Batch).ToListAsync(ct);
        foreach (var side in waiting)
        {
            ReferralDesk.Refuse(side.Push(ReferralDesk.MomentOf(unit, side.Keeper)), side);
            await desk.KeepAsync(unit, side, ct);
        }

        return waiting.Count;
    }
}
