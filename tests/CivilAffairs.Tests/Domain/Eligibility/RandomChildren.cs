using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

/// <summary>Children of every kind, the same for the same seed. <see cref="Forget"/> takes facts away.</summary>
internal sealed class RandomChildren(int seed)
{
    private static readonly string[] Places = ["210102001", "210102003", "210103001", "210202001", "210283001", "210902001", "211224001"];

    private readonly Random _random = new(seed);

    /// <summary>A child of whom every fact is known.</summary>
    public ChildFacts Next() => new()
    {
        BirthDate = A.AsOf.AddDays(-_random.Next(1, 20 * 365)),
        Sex = Pick(Sex.Male, Sex.Female),
        Hukou = Hukou.At(Chance(0.1) ? A.Place("220102") : Place()) with { IsCollective = Chance(0.1), Area = Pick(HukouArea.Rural, HukouArea.Urban) },
        Residence = Place(),
        LivesWith = Pick(LivingArrangement.WithParent, LivingArrangement.WithGuardian, LivingArrangement.Alone, LivingArrangement.Institution),
        Departure = new Departure { LeftOn = Recently(), BornAway = Chance(0.1), Returns = Chance(0.3) ? [Range()] : [] },
        Parents = [Parent(ParentRole.Father), Parent(ParentRole.Mother)],
        Holdings = new Holdings
        {
            ExtremePoverty = Chance(0.1) ? new Holding(Yuan.Of(_random.Next(2000))) : null,
            MinimumLiving = Chance(0.2) ? new Holding(Yuan.Of(_random.Next(3000))) : null,
            DisabledLivingSubsidy = Chance(0.1) ? new Holding(Yuan.Of(_random.Next(300))) : null,
            Disability = Chance(0.1) ? new DisabilityCard(DisabilityType.Limb, _random.Next(1, 5)) : null,
            HasHiv = Chance(0.05),
        },
        Situation = new Situation
        {
            HasLivingDifficulty = Chance(0.1),
            HasMedicalDifficulty = Chance(0.1),
            IsHarmed = Chance(0.03),
            IsAbandoned = Chance(0.03),
            IsWandering = Chance(0.05),
            HasRunAway = Chance(0.05),
        },
        Protection = new Protection { Mode = Pick(CareMode.Collective, CareMode.Dispersed) },
    };

    /// <summary>The same child, of whom less is known.</summary>
    public ChildFacts Forget(ChildFacts child)
    {
        if (Chance(0.2))
            child = child with { LivesWith = LivingArrangement.Unknown };
        if (Chance(0.2))
            child = child with { Departure = child.Departure with { LeftOn = null } };
        if (Chance(0.1))
            child = child with { Hukou = Hukou.Unknown };
        if (Chance(0.1))
            child = child with { Residence = child.Residence.County };
        if (Chance(0.05))
            child = child with { BirthDate = null };
        return child with { Parents = [.. child.Parents.Where(_ => !Chance(0.05)).Select(Forget)] };
    }

    private Parent Forget(Parent parent)
    {
        if (Chance(0.2))
            parent = parent with { Absences = null };
        if (Chance(0.2))
            parent = parent with { Statuses = [] };
        return parent with { Statuses = [.. parent.Statuses.Select(status => Chance(0.2) ? Forget(status) : status)] };
    }

    private GuardianStatus Forget(GuardianStatus status) => _random.Next(5) switch
    {
        0 => status with { TermMonths = null },
        1 => status with { DisabilityGrade = null },
        2 => status with { Source = Authority.Family, Evidence = Evidence.Statement },
        3 => status with { ReportAcceptedOn = null },
        _ => status with { Custody = Custody.Unknown },
    };

    private Parent Parent(ParentRole role)
    {
        var codes = Enum.GetValues<StatusCode>().Where(code => code != StatusCode.U).ToArray();
        var first = A.Status(Pick(codes));
        // A second status only where it cannot contradict the first: an inability beside an inability.
        GuardianStatus[] statuses = first.Code.Group() == StatusGroup.Unable && Chance(0.3) ? [first, A.Disabled(DisabilityType.Limb, _random.Next(1, 5))] : [first];
        return new Parent(role) { Statuses = statuses, Absences = Chance(0.3) ? [new Absence(new DateRange(Recently()))] : [] };
    }

    private DateOnly Recently() => A.AsOf.AddDays(-_random.Next(700));

    private DateRange Range()
    {
        var from = Recently();
        return new DateRange(from, from.AddDays(_random.Next(60)));
    }

    private DivisionCode Place() => A.Place(Pick(Places));

    private bool Chance(double share) => _random.NextDouble() < share;

    private T Pick<T>(params T[] options) => options[_random.Next(options.Length)];
}
