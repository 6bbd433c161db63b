using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Standards;

namespace Exchange.MedicalInsurance.Protection;

/// <summary>
/// Marks a person as protected, or notes when protection ends. Each county has a mark of its own, so that the notices of two may
/// come in either order; of one county's, that with the later first month counts, then that with the greater version.
/// </summary>
internal sealed class MarkPersonOnProtectionNotice : IHandle<ProtectionNotice, MedicalInsuranceDb>
{
    public async Task HandleAsync(Delivery<ProtectionNotice> delivery, UnitOfWork<MedicalInsuranceDb> unit, CancellationToken ct)
    {
        var (referral, key, division) = Check(delivery.Message);
        var protection = delivery.Message.Protection;
        var person = await unit.Db.ProtectedPersons.FindAsync([key, division], ct);
        if (person is null)
            unit.Db.Add(person = new() { MatchKey = key, Division = division });
        var order = string.CompareOrdinal(protection.FirstMonth, person.FirstMonth);
        if (order < 0 || (order == 0 && delivery.Version < person.LetterVersion))
            return;
        person.LetterVersion = delivery.Version;
        var said = (referral, (int)protection.Category, protection.FirstMonth, protection.LastMonth);
        if ((person.ReferralId, person.Category, person.FirstMonth, person.LastMonth) == said)
            return;

        (person.ReferralId, person.Category, person.FirstMonth, person.LastMonth) = said;
        person.MarkTime = unit.Now;
        unit.Audit("MARK_PERSON", $"{referral}");
    }

    private static (Guid Referral, byte[] Key, string Division) Check(ProtectionNotice notice)
    {
        if (!Guid.TryParse(notice.ReferralId, out var referral))
            throw new RefuseMessageException("referral_id is not a UUID");
        if (notice.Identity is null or { MatchKey.Length: 0 })
            throw new RefuseMessageException("identity has no match_key: the person has no number to be found by");
        if (notice.Protection is not { } protection || !CivilDate.IsMonth(protection.FirstMonth))
            throw new RefuseMessageException("protection.first_month is not a month");
        if (protection.LastMonth.Length > 0 && !CivilDate.IsMonth(protection.LastMonth))
            throw new RefuseMessageException("protection.last_month is not a month");
        if (!DivisionCode.TryParse(protection.Division, out var division) || division.Level != DivisionLevel.County)
            throw new RefuseMessageException("protection.division is not a county");
        if (protection.Category == BenefitCategory.Unspecified || !Enum.IsDefined(protection.Category))
            throw new RefuseMessageException("protection.category is not a category that this node knows");
        return (referral, notice.Identity.MatchKey.ToByteArray(), $"{division}");
    }
}
