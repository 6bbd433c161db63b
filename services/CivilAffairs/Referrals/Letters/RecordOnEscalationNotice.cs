using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>A silence is brought before an office of this node, or is over. Both sides may tell of one: what is over stays over.</summary>
internal sealed class RecordOnEscalationNotice : IHandle<EscalationNotice, CivilAffairsDb>
{
    public async Task HandleAsync(Delivery<EscalationNotice> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        var head = LetterReader.Read(delivery.Message.Reference);
        var clock = LetterReader.Read(delivery.Message.Clock ?? throw LetterReader.Wrong("clock"));
        if (!DivisionCode.TryParse(delivery.Message.OwingDivision, out var owing))
            throw LetterReader.Wrong("owing_division");

        var office = delivery.Addressee.Division;
        var row = await unit.Db.Escalations.SingleOrDefaultAsync(
            e => e.ReferralId == head.Referral && e.Leg == head.Leg && e.Stage == clock.Stage && e.Office == office, ct);
        if (row is null)
        {
            unit.Db.Escalations.Add(row = New(unit, head, clock, owing, office));
            unit.Audit("RECORD_ESCALATION", head.Referral.ToString());
        }

        if (clock.Escalation > row.Level)
            row.Level = clock.Escalation;
        row.SettleTime ??= clock.MetTime;
    }

    public static EscalationRow New(
        UnitOfWork unit,
        LetterHead head,
        Domain.Referrals.ReferralClock clock,
        DivisionCode owing,
        DivisionCode office,
        IReadOnlyList<Answer>? returns = null) => new()
        {
            Id = unit.NewId(),
            ReferralId = head.Referral,
            Leg = head.Leg,
            Stage = clock.Stage,
            Office = office,
            Level = clock.Escalation,
            DueDate = clock.Due,
            Provisional = clock.Provisional,
            Owing = owing,
            Residence = head.Residence,
            Hukou = head.Hukou,
            Returns = returns ?? [],
            CreateTime = unit.Now,
        };
}
