using Exchange.Contracts.Type.V1;
using Exchange.Standards;
using Role = Exchange.Contracts.Type.V1.ParentFacts.Types.Role;

namespace Exchange.Province;

/// <summary>An ordinary migrant child, drawn, for a story to change.</summary>
internal sealed class ChildDraft
{
    private readonly int _index;
    private readonly CitizenId _id;
    private readonly List<ParentStatusInterval> _father;
    private readonly List<ParentStatusInterval> _mother;
    private readonly People _people;

    public ChildDraft(Random random, DateOnly today, Places places, People people, int index)
    {
        (Random, Today, Places, _people, _index) = (random, today, places, people, index);
        _id = people.ChildId(index);
        Residence = places.InShenyang(random);
        Hukou = places.OutsideShenyang(random);
        LeftHukou = AwayFor(months: 7);
        _father = [Status(ParentStatusKind.Functioning, _id.BirthDate)];
        _mother = [Status(ParentStatusKind.Functioning, _id.BirthDate)];
    }

    public Random Random { get; }

    public DateOnly Today { get; }

    public Places Places { get; }

    public DateOnly Birth => _id.BirthDate;

    public DivisionCode Hukou { get; set; }

    public DivisionCode Residence { get; set; }

    public DateOnly LeftHukou { get; set; }

    public bool Registered { get; set; } = true;

    public bool Collective { get; set; }

    public string Living { get; set; } = "随父母";

    public string Guardian { get; set; } = "母亲";

    public int RegisterEntries { get; set; } = 1;

    public int MinimumLiving { get; set; }

    public List<FormerHukou> FormerHukous { get; } = [];

    public LedgerFlaws Flaws { get; set; } = new();

    public CountyFile File { get; set; } = CountyFile.Empty;

    public Expected Expected { get; set; } = new(End.Monitored);

    public string Name => People.Name(_index);

    public string Number => _id.Reveal();

    /// <summary>A day on which the child had been away for at least so many months, and not before the birth.</summary>
    public DateOnly AwayFor(int months)
    {
        var latest = Today.AddMonths(-months);
        var days = Math.Min(latest.DayNumber - Birth.DayNumber, 6 * 365);
        return latest.AddDays(-Random.Next(Math.Max(1, days)));
    }

    /// <summary>A day between the birth and a month ago.</summary>
    public DateOnly SinceBirth() => Birth.AddDays(Random.Next(1, Today.DayNumber - Birth.DayNumber - 31));

    /// <summary>From <paramref name="status"/>'s first day on the father is what it says.</summary>
    public void Father(ParentStatusInterval status) => Replace(_father, status);

    /// <summary>From <paramref name="status"/>'s first day on the mother is what it says.</summary>
    public void Mother(ParentStatusInterval status) => Replace(_mother, status);

    /// <summary>The register has the mother but nothing about what became of her.</summary>
    public void MotherUnknown() => _mother.Clear();

    public static ParentStatusInterval Status(ParentStatusKind kind, DateOnly from) => new()
    {
        Kind = kind,
        FromDate = $"{from:yyyy-MM-dd}",
        // The authority whose own record proves the status.
        Source = kind switch
        {
            ParentStatusKind.DeclaredMissing => "court",
            ParentStatusKind.SevereDisability => "disabilityfederation",
            _ => "publicsecurity",
        },
        Evidence = $"{kind}:sha256:{from.DayNumber:x8}",
    };

    public SyntheticChild Finish(Story story) => new()
    {
        Index = _index,
        Story = story.Name,
        Id = Registered ? _id : null,
        Name = Name,
        Birth = Birth,
        Sex = _id.Sex == Standards.Sex.Male ? Contracts.Type.V1.Sex.Male : Contracts.Type.V1.Sex.Female,
        Hukou = Registered ? Hukou : DivisionCode.None,
        Collective = Collective,
        Residence = Residence,
        LeftHukou = LeftHukou,
        Living = Living,
        GuardianName = People.Name(_index + 500_000),
        GuardianRelationship = Guardian,
        Parents =
        [
            Parent(Role.Father, _father),
            Parent(Role.Mother, _mother),
        ],
        FormerHukous = FormerHukous,
        RegisterEntries = Registered ? RegisterEntries : 0,
        MinimumLiving = MinimumLiving,
        Flaws = Flaws,
        File = File,
        Expected = Expected,
    };

    private SyntheticParent Parent(Role role, IReadOnlyList<ParentStatusInterval> statuses)
    {
        var id = _people.ParentId(_index, role == Role.Father);
        return new(role, id, People.Name(_index + (role == Role.Father ? 600_000 : 700_000)), id.BirthDate, statuses);
    }

    // What the register said before ends on the day before: intervals of one parent do not overlap.
    private static void Replace(List<ParentStatusInterval> statuses, ParentStatusInterval next)
    {
        if (statuses is [.., { ToDate: "" } last])
        {
            var end = DateOnly.ParseExact(next.FromDate, "yyyy-MM-dd").AddDays(-1);
            if (end < DateOnly.ParseExact(last.FromDate, "yyyy-MM-dd"))
                statuses.Remove(last);
            else
                last.ToDate = $"{end:yyyy-MM-dd}";
        }
        statuses.Add(next);
    }
}
