using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;

namespace Exchange.MedicalInsurance.Protection;

/// <summary>
/// Marks a person as protected, or notes when protection ends. Each referral has its own mark, so that the notices of two counties may come in
/// either order; of one referral the letter with the greatest version counts.
/// </summary>
internal sealed class MarkPersonOnProtectionNotice : IHandle<ProtectionNotice, MedicalInsuranceDb>
{
    public async Task HandleAsync(Delivery<ProtectionNotice> delivery, UnitOfWork<MedicalInsuranceDb> unit, CancellationToken ct)
    {
        var (referral, key) = Check(delivery.Message);
        var protection = delivery.Message.Protection;
        var person = await unit.Db.ProtectedPersons.FindAsync([key, referral], ct);
        if (person is null)
            unit.Db.Add(person = new() { MatchKey = key, ReferralId = referral });
        if (delivery.Version < person.LetterVersion)
            return;
        person.LetterVersion = delivery.Version;
        var (category, first, last) = ((int)protection.Category, protection.FirstMonth, protection.LastMonth);
        if ((person.Category, person.FirstMonth, person.LastMonth) == (category, first, last))
            return;

        (person.Category, person.FirstMonth, person.LastMonth, person.MarkTime) = (category, first, last, unit.Now);
        unit.Audit("MARK_PERSON", $"{referral}");
    }

    private static (Guid Referral, byte[] Key) Check(ProtectionNotice notice)
    {
        if (!Guid.TryParse(notice.ReferralId, out var referral))
            throw new RefuseMessageException("referral_id is not a UUID");
        if (notice.Identity is null or { MatchKey.Length: 0 })
            throw new RefuseMessageException("identity has no match_key: the person has no number to be found by");
        if (notice.Protection is not { } protection || !CivilDate.IsMonth(protection.FirstMonth))
            throw new RefuseMessageException("protection.first_month is not a month");
        if (protection.LastMonth.Length > 0 && !CivilDate.IsMonth(protection.LastMonth))
            throw new RefuseMessageException("protection.last_month is not a month");
        if (protection.Category == BenefitCategory.Unspecified || !Enum.IsDefined(protection.Category))
            throw new RefuseMessageException("protection.category is not a category that this node knows");
        return (referral, notice.Identity.MatchKey.ToByteArray());
    }
}
