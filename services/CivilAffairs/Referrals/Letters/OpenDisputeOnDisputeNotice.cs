using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;
using Escalation = Exchange.CivilAffairs.Domain.Referrals.Escalation;
using EscalationLevel = Exchange.CivilAffairs.Domain.Referrals.EscalationLevel;
using ReferralClock = Exchange.CivilAffairs.Domain.Referrals.ReferralClock;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>Two counties have sent a case back: it waits for this office to name the right one.</summary>
internal sealed class OpenDisputeOnDisputeNotice : IHandle<DisputeNotice, CivilAffairsDb>
{
    public async Task HandleAsync(Delivery<DisputeNotice> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        var head = LetterReader.Read(delivery.Message.Reference);
        var returns = delivery.Message.Returns.Select(LetterReader.Read).ToList();
        if (returns.Count == 0)
            throw LetterReader.Wrong("returns");

        var office = delivery.Addressee.Division;
        if (await unit.Db.Escalations.AnyAsync(
            e => e.ReferralId == head.Referral && e.Leg == head.Leg && e.Stage == Stage.ResolveDispute && e.Office == office, ct))
            return;

        var moment = ReferralDesk.MomentOf(unit, office);
        var clock = ReferralClock.StartNow(Stage.ResolveDispute, moment, moment.Days.RulingOf(office))
            with
        { Escalation = Escalation.After(EscalationLevel.None, office) };
        unit.Db.Escalations.Add(RecordOnEscalationNotice.New(unit, head, clock, office, office, returns));
        unit.Audit("OPEN_DISPUTE", head.Referral.ToString());
    }
}
