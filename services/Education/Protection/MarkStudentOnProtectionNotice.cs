using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;

namespace Exchange.Education.Protection;

/// <summary>
/// Marks a student as protected, or notes when protection ends. Each referral has its own mark, so that the notices of two counties may come in
/// either order; of one referral the letter with the greatest version counts.
/// </summary>
internal sealed class MarkStudentOnProtectionNotice : IHandle<ProtectionNotice, EducationDb>
{
    public async Task HandleAsync(Delivery<ProtectionNotice> delivery, UnitOfWork<EducationDb> unit, CancellationToken ct)
    {
        var (referral, key) = Check(delivery.Message);
        var protection = delivery.Message.Protection;
        var student = await unit.Db.ProtectedStudents.FindAsync([key, referral], ct);
        if (student is null)
            unit.Db.Add(student = new() { MatchKey = key, ReferralId = referral });
        if (delivery.Version < student.LetterVersion)
            return;
        student.LetterVersion = delivery.Version;
        if ((student.FirstMonth, student.LastMonth) == (protection.FirstMonth, protection.LastMonth))
            return;

        (student.FirstMonth, student.LastMonth, student.MarkTime) = (protection.FirstMonth, protection.LastMonth, unit.Now);
        unit.Audit("MARK_STUDENT", $"{referral}");
    }

    private static (Guid Referral, byte[] Key) Check(ProtectionNotice notice)
    {
        if (!Guid.TryParse(notice.ReferralId, out var referral))
            throw new RefuseMessageException("referral_id is not a UUID");
        if (notice.Identity is null or { MatchKey.Length: 0 })
            throw new RefuseMessageException("identity has no match_key: the student has no number to be found by");
        if (notice.Protection is not { } protection || !CivilDate.IsMonth(protection.FirstMonth))
            throw new RefuseMessageException("protection.first_month is not a month");
        if (protection.LastMonth.Length > 0 && !CivilDate.IsMonth(protection.LastMonth))
            throw new RefuseMessageException("protection.last_month is not a month");
        return (referral, notice.Identity.MatchKey.ToByteArray());
    }
}
