using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Standards;

namespace Exchange.Education.Protection;

/// <summary>
/// Marks a student as protected, or notes when protection ends. Each county has a mark of its own, so that the notices of two may
/// come in either order; of one county's, that with the later first month counts, then that with the greater version.
/// </summary>
internal sealed class MarkStudentOnProtectionNotice : IHandle<ProtectionNotice, EducationDb>
{
    public async Task HandleAsync(Delivery<ProtectionNotice> delivery, UnitOfWork<EducationDb> unit, CancellationToken ct)
    {
        var (referral, key, division) = Check(delivery.Message);
        var protection = delivery.Message.Protection;
        var student = await unit.Db.ProtectedStudents.FindAsync([key, division], ct);
        if (student is null)
            unit.Db.Add(student = new() { MatchKey = key, Division = division });
        var order = string.CompareOrdinal(protection.FirstMonth, student.FirstMonth);
        if (order < 0 || (order == 0 && delivery.Version < student.LetterVersion))
            return;
        student.LetterVersion = delivery.Version;
        var said = (referral, protection.FirstMonth, protection.LastMonth);
        if ((student.ReferralId, student.FirstMonth, student.LastMonth) == said)
            return;

        (student.ReferralId, student.FirstMonth, student.LastMonth) = said;
        student.MarkTime = unit.Now;
        unit.Audit("MARK_STUDENT", $"{referral}");
    }

    private static (Guid Referral, byte[] Key, string Division) Check(ProtectionNotice notice)
    {
        if (!Guid.TryParse(notice.ReferralId, out var referral))
            throw new RefuseMessageException("referral_id is not a UUID");
        if (notice.Identity is null or { MatchKey.Length: 0 })
            throw new RefuseMessageException("identity has no match_key: the student has no number to be found by");
        if (notice.Protection is not { } protection || !CivilDate.IsMonth(protection.FirstMonth))
            throw new RefuseMessageException("protection.first_month is not a month");
        if (protection.LastMonth.Length > 0 && !CivilDate.IsMonth(protection.LastMonth))
            throw new RefuseMessageException("protection.last_month is not a month");
        if (!DivisionCode.TryParse(protection.Division, out var division) || division.Level != DivisionLevel.County)
            throw new RefuseMessageException("protection.division is not a county");
        return (referral, notice.Identity.MatchKey.ToByteArray(), $"{division}");
    }
}
