using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>Begins and ends a county's protection of a child, and tells the county's other departments.</summary>
internal static class ProtectionDesk
{
    private static readonly string[] Told = ["medicalinsurance", "education"];

    /// <summary>The protection that goes on at this node; null without one.</summary>
    public static async Task<ProtectionRow?> RunningAsync(CivilAffairsDb db, byte[]? matchKey, CancellationToken ct) =>
        matchKey is null ? null : await db.Protections.SingleOrDefaultAsync(p => p.MatchKey == matchKey && p.Running, ct);

    public static void Begin(
        UnitOfWork<CivilAffairsDb> unit, ReferralId referral, byte[]? matchKey, byte[] identity, byte[] facts, Award award)
    {
        var row = new ProtectionRow
        {
            Id = unit.NewId(),
            ReferralId = referral,
            MatchKey = matchKey,
            Identity = identity,
            Facts = facts,
            Division = award.Payer,
            Award = award,
            Running = true,
            NoticeVersion = 0,
        };
        unit.Db.Protections.Add(row);
        Tell(unit, row);
        unit.Audit("BEGIN_PROTECTION", referral.ToString());
    }

    /// <summary>The registration has moved: this county pays through the month of the move, the new one from the next.</summary>
    public static void HandOver(UnitOfWork<CivilAffairsDb> unit, ProtectionRow row, DivisionCode to, DateOnly moved)
    {
        row.Award = row.Award with { Months = PaymentMonths.Divide(row.Award.Months, moved).Old };
        row.Running = false;
        Tell(unit, row);
        var letter = new BenefitTransfer
        {
            ReferralId = row.ReferralId.ToString(),
            Identity = Mail.SealedIdentityOf(row.Identity, row.MatchKey),
            Facts = ChildFacts.Parser.ParseFrom(row.Facts),
            Protection = LetterWriter.Write(row.Award),
            TransferDate = LetterWriter.Write(moved),
            NewDivision = to.ToString(),
        };
        unit.Send(letter, LetterWriter.OfficeOf(row.Division), LetterWriter.OfficeOf(to), row.ReferralId.ToString(), version: 1);
        unit.Audit("HAND_OVER_PROTECTION", row.ReferralId.ToString());
    }

    private static void Tell(UnitOfWork<CivilAffairsDb> unit, ProtectionRow row)
    {
        row.NoticeVersion++;
        foreach (var department in Told)
        {
            var notice = new ProtectionNotice
            {
                ReferralId = row.ReferralId.ToString(),
                Identity = Mail.SealedIdentityOf(row.Identity, row.MatchKey),
                Protection = LetterWriter.Write(row.Award),
            };
            var (from, to) = (LetterWriter.OfficeOf(row.Division), new Office(department, row.Division));
            unit.Send(notice, from, to, row.ReferralId.ToString(), row.NoticeVersion);
        }
    }
}
