using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Security;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Google.Protobuf;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>
/// A protected child is registered here now: this county pays from the month after the old one's last, by its own rate. Where the
/// registration has left the province, the gateway has to hand the child over to another one, and nobody here pays.
/// </summary>
internal sealed class TakeOverOnBenefitTransfer(ReferralDesk desk, IdentityVault vault) : IHandle<BenefitTransfer, CivilAffairsDb>
{
    public async Task HandleAsync(Delivery<BenefitTransfer> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        var letter = delivery.Message;
        var id = ReferralId.TryParse(letter.ReferralId, out var referral) ? referral : throw LetterReader.Wrong("referral_id");
        var county = LetterReader.County(letter.NewDivision, "new_division");
        var old = LetterReader.Read(letter.Protection ?? throw LetterReader.Wrong("protection"));
        LetterDesk.RequireSender(delivery, old.Payer);
        var last = old.Months.Last ?? throw LetterReader.Wrong("protection.last_month");
        var key = SealedPerson.KeyOf(letter.Identity);
        var identity = SealedPerson.Check(vault, letter.Identity);

        if (county.Province != old.Payer.Province)
        {
            AskGateway(unit, id, old.Payer, county);
            return;
        }

        if (await ProtectionDesk.RunningAsync(unit.Db, key, ct) is { } running)
            throw new RefuseMessageException($"The child is protected already, by {running.Division} under referral {running.ReferralId}.");
        var facts = (letter.Facts ?? throw LetterReader.Wrong("facts")).ToByteArray();
        var award = Reckon(facts, county, old, last)
            ?? throw new RefuseMessageException($"No amount can be reckoned for {county}: a fact or a rate is missing.");
        ProtectionDesk.Begin(unit, id, key, identity, facts, award);
        await unit.Db.SaveChangesAsync(ct);

        // News of a further move may have come before this letter.
        if (key is not null)
            await desk.HandOverAsync(unit, key, ct);
    }

    // As if it had been confirmed here in the last month of the old county.
    private static Award? Reckon(byte[] facts, DivisionCode county, Award old, Domain.Eligibility.Month last) => Entitlement.Find(
        Entitlement.Read(facts, county, old.Mode), old.Category, county, last.First, old.ConfirmTime, out _);

    private static void AskGateway(UnitOfWork<CivilAffairsDb> unit, ReferralId id, DivisionCode payer, DivisionCode county)
    {
        var moment = ReferralDesk.MomentOf(unit, payer);
        var clock = Domain.Referrals.ReferralClock.StartNow(Stage.PushExternal, moment, moment.Days.PushExternal)
            with
        { Escalation = Domain.Referrals.EscalationLevel.Province };
        var head = new LetterHead(id, 1, 0, payer, county);
        unit.Db.Escalations.Add(RecordOnEscalationNotice.New(unit, head, clock, payer.Province, payer.Province));
        unit.Audit("PROTECTION_LEFT_PROVINCE", id.ToString());
    }
}
