using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>The figures that the rules ask for. Their values are in data/parameters, none is here.</summary>
internal static class Keys
{
    private static readonly List<ParameterKey> Known = [];

    public static readonly ParameterKey<string> Province = Add(ParameterKey.Text("programme.province"));
    public static readonly ParameterKey<int> ChildAge = Add(ParameterKey.Count("child.age"));

    public static readonly ParameterKey<int> MigrantAge = Add(ParameterKey.Count("migrant.age"));
    public static readonly ParameterKey<int> MigrantMonths = Add(ParameterKey.Count("migrant.months"));
    public static readonly ParameterKey<int> ReturnDays = Add(ParameterKey.Count("migrant.return_days"));
    public static readonly ParameterKey<bool> BornAwayFromBirth = Add(ParameterKey.Switch("migrant.born_away_counts_from_birth"));
    public static readonly ParameterKey<bool> MergeCityDistricts = Add(ParameterKey.Switch("migrant.merge_city_districts"));

    public static readonly ParameterKey<int> LeftBehindAge = Add(ParameterKey.Count("left_behind.age"));
    public static readonly ParameterKey<int> AwayMonths = Add(ParameterKey.Count("left_behind.months"));
    public static readonly ParameterKey<bool> AcrossCounties = Add(ParameterKey.Switch("left_behind.across_counties"));
    public static readonly ParameterKey<IReadOnlyList<StatusCode>> Incapacity = Add(ParameterKey.Names<StatusCode>("left_behind.incapacity"));
    public static readonly ParameterKey<IReadOnlyList<StatusCode>> AssumedIncapacity =
        Add(ParameterKey.Names<StatusCode>("left_behind.incapacity_assumed"));

    public static readonly ParameterKey<IReadOnlyList<int>> SevereGrades = Add(ParameterKey.Counts("parent.severe_grades"));
    public static readonly ParameterKey<IReadOnlyList<int>> SevereMindGrades = Add(ParameterKey.Counts("parent.severe_mind_grades"));
    public static readonly ParameterKey<int> TermMonths = Add(ParameterKey.Count("parent.term_months"));
    public static readonly ParameterKey<bool> SuspendedIsCustody = Add(ParameterKey.Switch("parent.suspended_is_custody"));
    public static readonly ParameterKey<int> NoContactMonths = Add(ParameterKey.Count("parent.out_of_contact_months"));

    public static readonly ParameterKey<int> RefreshMonths = Add(ParameterKey.Count("monitoring.refresh_months"));
    public static readonly ParameterKey<int> NoticeHours = Add(ParameterKey.Count("found_child.notice_hours"));

    public static readonly ParameterKey<Yuan> CollectiveRate = Add(ParameterKey.Money("basic_living.collective"));
    public static readonly ParameterKey<Yuan> DispersedRate = Add(ParameterKey.Money("basic_living.dispersed"));
    public static readonly ParameterKey<Yuan> CollectiveAverage = Add(ParameterKey.Money("basic_living.average_collective"));
    public static readonly ParameterKey<Yuan> DispersedAverage = Add(ParameterKey.Money("basic_living.average_dispersed"));
    public static readonly ParameterKey<decimal> GrowthTarget = Add(ParameterKey.Share("basic_living.growth_target"));
    public static readonly ParameterKey<int> FirstMonth = Add(ParameterKey.Count("basic_living.first_month_after_confirmation"));
    public static readonly ParameterKey<int> LastMonth = Add(ParameterKey.Count("basic_living.last_month_after_end"));
    public static readonly ParameterKey<bool> AdoptedDisabledKeeps = Add(ParameterKey.Switch("basic_living.adopted_disabled_keeps"));
    public static readonly ParameterKey<bool> AdoptedOthersKeep = Add(ParameterKey.Switch("basic_living.adopted_others_keep"));
    public static readonly ParameterKey<IReadOnlyList<int>> NursingGrades = Add(ParameterKey.Counts("disabled.nursing_grades"));

    public static readonly ParameterKey<Yuan> GrantAmount = Add(ParameterKey.Money("education_grant.yearly"));
    public static readonly ParameterKey<int> GrantAge = Add(ParameterKey.Count("education_grant.age"));
    public static readonly ParameterKey<IReadOnlyList<int>> GrantMonths = Add(ParameterKey.Counts("education_grant.months"));
    public static readonly ParameterKey<IReadOnlyList<StudyLevel>> GrantNarrowScope =
        Add(ParameterKey.Names<StudyLevel>("education_grant.scope_without_senior_secondary"));
    public static readonly ParameterKey<IReadOnlyList<StudyLevel>> GrantWideScope =
        Add(ParameterKey.Names<StudyLevel>("education_grant.scope_with_senior_secondary"));
    public static readonly ParameterKey<bool> GrantIncludesSeniorSecondary = Add(ParameterKey.Switch("education_grant.includes_senior_secondary"));
    public static readonly ParameterKey<IReadOnlyList<Category>> GrantCategories = Add(ParameterKey.Names<Category>("education_grant.categories"));

    public static readonly ParameterKey<int> LumpSumMonths = Add(ParameterKey.Count("adult_orphan.lump_sum_months"));
    public static readonly ParameterKey<int> PlanningDays = Add(ParameterKey.Count("adult_orphan.planning_days"));
    public static readonly ParameterKey<HousingKind> Housing = Add(ParameterKey.OneOf<HousingKind>("adult_orphan.housing"));

    private static readonly Dictionary<StatusCode, (
        ParameterKey<IReadOnlyList<Evidence>> Evidence,
        ParameterKey<IReadOnlyList<Authority>> Verifiers)> Proofs =
        Enum.GetValues<StatusCode>().Where(code => code > StatusCode.F).ToDictionary(code => code, code => (
            Add(ParameterKey.Names<Evidence>($"parent.evidence.{code}")),
            Add(ParameterKey.Names<Authority>($"parent.verifiers.{code}"))));

    /// <summary>Every figure and clause that a file for civil affairs may give.</summary>
    public static IEnumerable<ParameterKey> All =>
        [.. Known, .. Clock.All.Select(clock => clock.Key), .. Rule.All.Select(rule => rule.Clause)];

    /// <summary>The documents that prove a status.</summary>
    public static ParameterKey<IReadOnlyList<Evidence>> EvidenceOf(StatusCode code) => Proofs[code].Evidence;

    /// <summary>The authorities whose own record proves it.</summary>
    public static ParameterKey<IReadOnlyList<Authority>> VerifiersOf(StatusCode code) => Proofs[code].Verifiers;

    private static T Add<T>(T key)
        where T : ParameterKey
    {
        Known.Add(key);
        return key;
    }
}
