using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>A rule by its stable identifier. Its clause and first day are figures like any other: <c>clause.MIGRANT.SIX_MONTHS</c>.</summary>
internal sealed class Rule
{
    private static readonly List<Rule> Known = [];

    private Rule(string id) => (Id, Clause) = (id, ParameterKey.Text($"clause.{id}"));

    public static IReadOnlyList<Rule> All => Known;

    public string Id { get; }

    public ParameterKey<string> Clause { get; }

    public static readonly Rule UnderAge = New("AGE.UNDER_18");
    public static readonly Rule HukouRegistered = New("HUKOU.REGISTERED");

    public static readonly Rule LegalParents = New("PARENTS.LEGAL");
    public static readonly Rule NoContradiction = New("PARENTS.NO_CONTRADICTION");
    public static readonly Rule BothGone = New("ORPHAN.BOTH_PARENTS");
    public static readonly Rule BothUnable = New("DFUC.BOTH_PARENTS");

    public static readonly Rule MigrantAge = New("MIGRANT.UNDER_16");
    public static readonly Rule MigrantCarer = New("MIGRANT.WITH_CARER");
    public static readonly Rule MigrantTownship = New("MIGRANT.OTHER_TOWNSHIP");
    public static readonly Rule MigrantBornAway = New("MIGRANT.BORN_AWAY");
    public static readonly Rule MigrantReturn = New("MIGRANT.RETURN");
    public static readonly Rule MigrantMonths = New("MIGRANT.SIX_MONTHS");
    public static readonly Rule Monitored = New("MONITORING.OTHER_COUNTY");

    public static readonly Rule LeftBehindAge = New("LEFT_BEHIND.UNDER_16");
    public static readonly Rule LeftBehindParents = New("LEFT_BEHIND.PARENTS_AWAY");

    public static readonly Rule ExtremePoverty = New("BENEFIT.EXTREME_POVERTY");
    public static readonly Rule MinimumLiving = New("BENEFIT.MINIMUM_LIVING");
    public static readonly Rule Disabled = New("BENEFIT.DISABLED");
    public static readonly Rule OtherDifficulty = New("BENEFIT.OTHER_DIFFICULTY");
    public static readonly Rule Precedence = New("BENEFIT.PRECEDENCE");

    public static readonly Rule Guardianship = New("CARE.GUARDIANSHIP");
    public static readonly Rule FoundChild = New("CARE.FOUND_CHILD");
    public static readonly Rule Aid = New("CARE.TEMPORARY_AID");
    public static readonly Rule FamilySupport = New("CARE.FAMILY_SUPPORT");

    public static readonly Rule Payer = New("REFERRAL.HUKOU_COUNTY_DECIDES");
    public static readonly Rule Gateway = New("REFERRAL.PROVINCIAL_GATEWAY");

    public static readonly Rule Rate = New("PAY.RATE");
    public static readonly Rule HivRate = New("PAY.HIV");
    public static readonly Rule Adopted = New("PAY.ADOPTED");
    public static readonly Rule Offsets = New("PAY.OFFSETS");
    public static readonly Rule PayMonths = New("PAY.MONTHS");
    public static readonly Rule PayingCounty = New("PAY.TRANSFER");
    public static readonly Rule LivingSubsidy = New("SUBSIDY.LIVING");
    public static readonly Rule NursingSubsidy = New("SUBSIDY.NURSING");
    public static readonly Rule GrantScope = New("GRANT.SCOPE");
    public static readonly Rule GrantQuarters = New("GRANT.QUARTERS");
    public static readonly Rule LumpSum = New("ADULT.LUMP_SUM");
    public static readonly Rule Housing = New("ADULT.HOUSING");

    private static readonly Dictionary<StatusCode, Rule> Statuses =
        Enum.GetValues<StatusCode>().ToDictionary(code => code, code => New($"PARENT.{code}"));

    /// <summary>The test of a parent's status.</summary>
    public static Rule Of(StatusCode code) => Statuses[code];

    private static Rule New(string id)
    {
        var rule = new Rule(id);
        Known.Add(rule);
        return rule;
    }
}
