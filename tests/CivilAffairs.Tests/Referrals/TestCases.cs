using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.CivilAffairs.Referrals;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Microsoft.EntityFrameworkCore;
using Child = Exchange.Contracts.CivilAffairs.V1.Child;

namespace Exchange.CivilAffairs.Tests.Referrals;

/// <summary>Cases as letters alone, without a county of residence that keeps them.</summary>
internal static class TestCases
{
    public const string Id = "0197f3a0-0000-7000-8000-00000000000a";

    public static ReferralId ReferralId => new(Guid.Parse(Id));

    /// <summary>Sends the case of a child in Shenyang's ledger to a county, as its residence side would.</summary>
    public static async Task SendAsync(UnitOfWork<CivilAffairsDb> unit, Child child, string hukou, string id = Id)
    {
        var record = await unit.Db.Children.SingleAsync(c => c.ChildId == Guid.Parse(child.ChildId));
        var file = new CaseFile
        {
            ReferralId = new ReferralId(Guid.Parse(id)),
            Side = Side.Residence,
            Leg = 0,
            ChildId = record.ChildId,
            MatchKey = record.MatchKey,
            Identity = record.Identity,
            Facts = record.Facts,
            Assessment = record.Decision!,
        };
        var head = new LetterHead(file.ReferralId, 1, 1, DivisionCode.Parse("210102"), DivisionCode.Parse(hukou));
        Mail.Send(unit, new CaseLetter(head, new DateOnly(2025, 7, 22)), file);
    }
}
