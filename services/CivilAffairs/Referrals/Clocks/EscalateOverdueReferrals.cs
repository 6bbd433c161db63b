using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Hosting;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>Carries silences upwards, each day of Asia/Shanghai. One instance sweeps at a time.</summary>
internal sealed class EscalateOverdueReferrals(
    Transactions<CivilAffairsDb> transactions, ReferralDesk desk, CivilAffairsOptions options, TimeProvider time) : IJob
{
    private const int Batch = 100;

    public async Task<TimeSpan> RunAsync(CancellationToken ct)
    {
        if (await transactions.RunAsync("escalation", unit => SweepAsync(unit, ct), ct))
            return TimeSpan.Zero;
        var now = time.GetUtcNow();
        var tomorrow = ChinaTime.StartOf(ChinaTime.DateOf(now).AddDays(1)) - now;
        var pause = TimeSpan.FromSeconds(options.Referrals.SweepSeconds);
        return tomorrow < pause ? tomorrow : pause;
    }

    /// <returns>Whether more may be due.</returns>
    private async Task<bool> SweepAsync(UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        List<ReferralSide> due =
        [
            .. await unit.Db.Outgoing.Where(r => r.EscalateOn <= unit.Today).OrderBy(r => r.EscalateOn).Take(Batch).ToListAsync(ct),
            .. await unit.Db.Incoming.Where(r => r.EscalateOn <= unit.Today).OrderBy(r => r.EscalateOn).Take(Batch).ToListAsync(ct),
        ];
        foreach (var side in due)
        {
            var moment = ReferralDesk.MomentOf(unit, side.Keeper);
            while (side.Escalate(moment))
            {
            }

            await desk.KeepAsync(unit, side, ct);
        }

        return due.Count >= Batch;
    }
}
