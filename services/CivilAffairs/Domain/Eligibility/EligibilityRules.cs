using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>The rules of protection, applied to facts. The same facts, day and figures always give the same decision.</summary>
internal static class EligibilityRules
{
    /// <summary>Decides and explains. What cannot be decided is a decision too: <see cref="Category.ManualReview"/> with the fact that is missing.</summary>
    public static Decision Assess(ChildFacts facts, DateOnly asOf, Parameters parameters)
    {
        try
        {
            return Decide(facts, asOf, parameters);
        }
        catch (ParameterMissingException missing)
        {
            return Undecided(asOf, MissingParameter(missing), []);
        }
    }

    /// <summary>A figure that no file gives is a fact that is missing: nothing stands in for it.</summary>
    public static MissingFact MissingParameter(ParameterMissingException missing) => new(
        "PARAMETER",
        Authority.CivilAffairs,
        $"缺少参数 {missing.Name}（{missing.Place.ToSixDigits()}，{missing.On:yyyy-MM-dd}）",
        $"No parameter file gives {missing.Name} ({missing.Place.ToSixDigits()}, {missing.On:yyyy-MM-dd})");

    private static Decision Decide(ChildFacts child, DateOnly asOf, Parameters parameters)
    {
        var hukou = child.Hukou.PlaceOn(asOf);
        var law = new Law(parameters, asOf, hukou, child.Residence);
        if (child.BirthDate is not { } birth)
            return Undecided(asOf, new MissingFact("BIRTH_DATE", Authority.PublicSecurity, "缺少出生日期", "The birth date is missing"), []);
        if (birth > asOf)
            return Undecided(
                asOf,
                new MissingFact(
                    "BIRTH_DATE",
                    Authority.PublicSecurity,
                    "出生日期晚于认定日期，须核实",
                    "The birth date is after the day of the decision: to be checked"),
                []);

        var age = AgeRules.UnderAge(birth, law);
        if (age.Outcome == Outcome.NotHeld)
            return new Decision { AsOf = asOf, Category = Category.None, Migrant = MigrantStatus.No, IsLeftBehind = false, Rules = [age] };

        var registered = HukouRules.Registered(child, hukou, law);
        var parents = ParentsCategory.Find(child, law);
        var migrant = MigrantRules.Find(child, birth, hukou, law);
        var leftBehind = LeftBehindRules.Find(child, birth, parents.Parents, law);
        var other = DifficultyRules.Other(child, migrant, leftBehind, parents, law);
        var benefit = BenefitRules.Choose(registered, parents, HolderRules.Find(child, law), other, law);

        var (destination, pending, referral) = ReferralRules.Find(child, benefit.Category, hukou, law);
        List<(Service Service, AppliedRule Rule)> services =
            [.. CareRules.Find(child, benefit.Category, parents, law), .. pending, .. Registration(child, registered, law)];
        var monthly = MonthlyPay(child, benefit.Category, law, parameters);

        // A rule that calls for a service and decides something else stands once, where it was first applied.
        IEnumerable<AppliedRule> rules =
        [
            age, registered, .. parents.Rules, .. migrant.Rules, .. leftBehind.Rules, .. benefit.Rules, .. services.Select(service => service.Rule),
            .. Listed(referral), .. monthly.Rules,
        ];

        return new Decision
        {
            AsOf = asOf,
            Category = benefit.Category,
            Meanwhile = benefit.Meanwhile,
            Migrant = migrant.Status,
            SixMonthsOn = migrant.SixMonthsOn,
            IsMonitored = migrant.IsMonitored,
            IsLeftBehind = leftBehind.IsLeftBehind,
            LeftBehindArea = leftBehind.IsLeftBehind == true ? child.Hukou.Area : HukouArea.Unknown,
            Services = [.. services.Select(service => service.Service).Distinct().Order()],
            Destination = destination,
            SmallestMissingFact = benefit.Smallest,
            Missing = [.. Facts(benefit.Smallest, parents.Missing, migrant.Missing, leftBehind.Missing, monthly.Missing)],
            Conflicts = [.. parents.Parents.Select(parent => parent.Conflict).OfType<SourceConflict>()],
            Monthly = monthly.Rate,
            Rules = [.. rules.Distinct(ReferenceEqualityComparer.Instance).Cast<AppliedRule>()],
        };
    }

    private static IEnumerable<(Service, AppliedRule)> Registration(ChildFacts child, AppliedRule registered, Law law)
    {
        if (child.Hukou.State != HukouState.Unregistered)
            yield break;
        yield return (Service.HukouRegistration, registered);
        yield return (
            Service.TemporaryAid,
            law.Held(
                Rule.Aid,
                "落户期间由居住地给予临时救助",
                "Temporary aid at the place of residence until the child is registered",
                [Law.Fact("child.hukou", child.Hukou.State)]));
    }

    private static MonthlyFinding MonthlyPay(ChildFacts child, Category category, Law law, Parameters parameters)
    {
        if (category == Category.ManualReview || BasicLiving.BasisOf(child, category, law) is not { } basis)
            return new MonthlyFinding(null, null, []);
        var subsidies = DisabledSubsidies.Find(child, category, law);
        try
        {
            var found = BasicLiving.In(Month.Of(law.AsOf), child, basis, parameters);
            return found with { Rules = [.. found.Rules, .. subsidies.Rules] };
        }
        catch (ParameterMissingException missing)
        {
            // The category stands without the rate; only the payment has to wait.
            return new MonthlyFinding(null, MissingParameter(missing), subsidies.Rules);
        }
    }

    private static IEnumerable<MissingFact> Facts(
        MissingFact? smallest,
        IEnumerable<MissingFact> parents,
        IEnumerable<MissingFact> migrant,
        IEnumerable<MissingFact> leftBehind,
        MissingFact? monthly) =>
        new[] { smallest, monthly }.OfType<MissingFact>().Concat(parents).Concat(migrant).Concat(leftBehind).DistinctBy(missing => missing.Id);

    private static IEnumerable<AppliedRule> Listed(AppliedRule? rule) => rule is null ? [] : [rule];

    private static Decision Undecided(DateOnly asOf, MissingFact missing, IReadOnlyList<AppliedRule> rules) => new()
    {
        AsOf = asOf,
        Category = Category.ManualReview,
        Destination = new Destination(DestinationKind.ManualReview),
        SmallestMissingFact = missing,
        Missing = [missing],
        Rules = rules,
    };
}
