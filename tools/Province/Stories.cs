using Exchange.Contracts.Type.V1;
using Exchange.Standards;
using static Exchange.Contracts.Type.V1.ParentStatusKind;

namespace Exchange.Province;

/// <summary>The catalogue of what is planted. The weights add up to one deck.</summary>
internal static class Stories
{
    public static readonly IReadOnlyList<Story> All =
    [
        new("ORDINARY", 74, _ => { }),
        new("ORDINARY_OUTSIDE_PROVINCE", 10, child => child.Hukou = child.Places.OutsideProvince(child.Random)),
        new("WITH_GRANDMOTHER", 6, LivesWithGrandmother),
        new("OTHER_DISTRICT_OF_THE_CITY", 6, child => child.Hukou = child.Places.InShenyangBut(child.Residence, child.Random)),
        new("COLLECTIVE_HUKOU", 4, child => child.Collective = true),
        new("CUSTODIAL_MOTHER_FUNCTIONING", 2, child => child.Father(Imprisoned(child))),
        new("PENDING_SIX_MONTHS", 10, child =>
        {
            child.LeftHukou = child.Today.AddDays(-child.Random.Next(10, 150));
            child.Expected = new(End.PendingSixMonths);
        }),
        new("SAME_COUNTY", 6, child =>
        {
            child.Hukou = child.Places.SameCountyBut(child.Residence, child.Random);
            child.Expected = new(End.StatisticsOnly);
        }),

        new("FATHER_DEAD_MOTHER_IMPRISONED", 16, child => Unsupported(child, Dead(child), Imprisoned(child))),
        new("REHABILITATION_AND_OUT_OF_CONTACT", 8, child => Unsupported(child, Rehabilitation(child), OutOfContact(child))),
        new("GRANDMOTHER_AND_BOTH_IMPRISONED", 6, child => { Unsupported(child, Imprisoned(child), Imprisoned(child)); LivesWithGrandmother(child); }),
        new("BOTH_SEVERELY_DISABLED", 4, child => Unsupported(child, Disabled(child, type: 4, grade: 2), Disabled(child, type: 6, grade: 3))),
        new("BOTH_DEAD", 6, child => Orphan(child, ParentStatusKind.Dead)),
        new("BOTH_DECLARED_MISSING", 2, child => Orphan(child, DeclaredMissing)),
        new("MINIMUM_LIVING", 3, child =>
        {
            child.MinimumLiving = 800;
            child.Expected = Enrolled(child, BenefitCategory.MinimumLiving);
        }),
        new("LOCAL_CASE", 2, child =>
        {
            Unsupported(child, Dead(child), Imprisoned(child));
            child.Hukou = child.Places.SameCountyBut(child.Residence, child.Random);
            child.Expected = new(End.LocalCase, BenefitCategory.DeFactoUnsupported, child.Hukou.County);
        }),

        new("MOVED_TWICE", 3, MovedTwice),
        new("WRONG_COUNTY", 4, child =>
        {
            Unsupported(child, Dead(child), Imprisoned(child));
            var right = child.Places.OutsideShenyangBut(child.Hukou, child.Random).County;
            child.File = new(MovedTo: right);
            child.Expected = new(End.ReturnedAndRerouted, BenefitCategory.DeFactoUnsupported, right);
        }),
        new("TRANSFER_DURING_REFERRAL", 2, child =>
        {
            Unsupported(child, Dead(child), OutOfContact(child));
            var right = child.Places.OutsideShenyangBut(child.Hukou, child.Random);
            child.File = new(TransferTo: right);
            child.Expected = new(End.ReturnedAndRerouted, BenefitCategory.DeFactoUnsupported, right.County);
        }),
        new("MATERIAL_MISSING", 1, child =>
        {
            Unsupported(child, Dead(child), Imprisoned(child));
            child.File = new(MissingMaterial: "缺少父亲死亡证明的摘要");
        }),
        new("REJECTED", 3, child =>
        {
            Unsupported(child, Rehabilitation(child), OutOfContact(child));
            child.File = new(RejectReason: "入户核实：父亲已解除强制隔离戒毒并实际履行监护职责");
            child.Expected = new(End.Rejected, County: child.Hukou.County);
        }),
        new("EXTERNAL", 4, child =>
        {
            child.Hukou = child.Places.OutsideProvince(child.Random);
            Unsupported(child, Dead(child), Imprisoned(child));
            child.Expected = new(End.External, County: child.Hukou.County);
        }),

        new("NAME_MISMATCH", 4, child => NeedsAPerson(child, "HOUSEHOLD_MISMATCH:name", new() { Name = child.Name + "儿" })),
        new("NO_RECORD", 2, child => { child.RegisterEntries = 0; NeedsAPerson(child, "HOUSEHOLD_RECORD"); }),
        new("TWO_MATCHES", 2, child => { child.RegisterEntries = 2; NeedsAPerson(child, "HOUSEHOLD_IDENTITY"); }),
        new("UNREGISTERED", 2, child => { child.Registered = false; LivesWithGrandmother(child); NeedsAPerson(child, "HUKOU_REGISTRATION"); }),
        new("MOTHER_UNKNOWN", 3, child => { child.Father(Dead(child)); child.MotherUnknown(); NeedsAPerson(child, "MOTHER_STATUS"); }),

        new("NUMBER_ROUNDED_BY_EXCEL", 2, child => RowIsRefused(child, "CITIZEN_ID_EXCEL_ROUNDED", new() { IdIsNumber = true })),
        new("WRONG_CHECK_CHARACTER", 1, child => RowIsRefused(child, "CITIZEN_ID_INVALID", new() { Id = WithWrongCheck(child.Number) })),
        new("UNKNOWN_DIVISION", 1, child => RowIsRefused(child, "DIVISION_UNKNOWN", new() { Residence = "沈阳市不存在区" })),
        new("ROW_TWICE", 1, child => child.Flaws = new() { Twice = true }),
    ];

    private static void LivesWithGrandmother(ChildDraft child) => (child.Living, child.Guardian) = ("随祖辈", "祖母");

    private static void NeedsAPerson(ChildDraft child, string fact, LedgerFlaws? flaws = null) =>
        (child.Flaws, child.Expected) = (flaws ?? child.Flaws, new(End.ManualReview, MissingFact: fact));

    private static void RowIsRefused(ChildDraft child, string reason, LedgerFlaws flaws) =>
        (child.Flaws, child.Expected) = (flaws, new(End.RowRefused, MissingFact: reason));

    private static Expected Enrolled(ChildDraft child, BenefitCategory category) => new(End.Closed, category, child.Hukou.County);

    private static void Unsupported(ChildDraft child, ParentStatusInterval father, ParentStatusInterval mother)
    {
        child.Father(father);
        child.Mother(mother);
        (child.Living, child.Guardian) = ("随其他监护人", "叔父");
        child.Expected = Enrolled(child, BenefitCategory.DeFactoUnsupported);
    }

    private static void Orphan(ChildDraft child, ParentStatusKind kind)
    {
        Unsupported(child, ChildDraft.Status(kind, child.SinceBirth()), ChildDraft.Status(kind, child.SinceBirth()));
        child.Expected = Enrolled(child, BenefitCategory.Orphan);
    }

    // The ledger still names the first of three places; the register has the third, and the register is right.
    private static void MovedTwice(ChildDraft child)
    {
        var first = child.Hukou;
        var second = child.Places.OutsideShenyangBut(first, child.Random);
        child.Hukou = child.Places.OutsideShenyangBut(first, child.Random);
        child.FormerHukous.Add(new(first, child.LeftHukou.AddDays(-400)));
        child.FormerHukous.Add(new(second, child.LeftHukou.AddDays(-200)));
        child.Flaws = new() { Hukou = first };
        Unsupported(child, Dead(child), Imprisoned(child));
    }

    private static ParentStatusInterval Dead(ChildDraft child) => ChildDraft.Status(ParentStatusKind.Dead, child.SinceBirth());

    private static ParentStatusInterval Imprisoned(ChildDraft child)
    {
        var status = ChildDraft.Status(ParentStatusKind.Imprisoned, child.Today.AddDays(-child.Random.Next(40, 300)));
        status.TermMonths = child.Random.Next(18, 120);
        return status;
    }

    private static ParentStatusInterval Rehabilitation(ChildDraft child)
    {
        var status = ChildDraft.Status(CompulsoryRehabilitation, child.Today.AddDays(-child.Random.Next(40, 300)));
        status.TermMonths = 24;
        return status;
    }

    private static ParentStatusInterval OutOfContact(ChildDraft child)
    {
        var accepted = child.Today.AddMonths(-7).AddDays(-child.Random.Next(0, 90));
        var status = ChildDraft.Status(ParentStatusKind.OutOfContact, accepted);
        status.PoliceAcceptanceDate = $"{accepted:yyyy-MM-dd}";
        return status;
    }

    private static ParentStatusInterval Disabled(ChildDraft child, int type, int grade)
    {
        var status = ChildDraft.Status(SevereDisability, child.SinceBirth());
        (status.DisabilityType, status.DisabilityGrade) = (type, grade);
        return status;
    }

    private static string WithWrongCheck(string number) => number[..17] + (number[17] == '1' ? '2' : '1');
}
