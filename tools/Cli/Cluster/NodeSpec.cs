namespace Exchange.Cli.Cluster;

/// <summary>One node of a local exchange.</summary>
/// <param name="Name">Its name, which also names its queues and its keys.</param>
/// <param name="Department">The department's word in routing keys.</param>
/// <param name="Assembly">The assembly that runs as a process of its own.</param>
/// <param name="Title">What it is called before a person.</param>
/// <param name="Serves">Prefixes of the divisions that it serves.</param>
/// <param name="Gateway">It takes the letters to other provinces.</param>
internal sealed record NodeSpec(string Name, string Department, string Assembly, (string Zh, string En) Title, IReadOnlyList<string> Serves, bool Gateway = false)
{
    /// <summary>The five nodes: three departments for the whole province, civil affairs split between Shenyang and the rest.</summary>
    public static readonly IReadOnlyList<NodeSpec> All =
    [
        new("publicsecurity", "publicsecurity", "Exchange.PublicSecurity", ("公安", "public security"), ["21"]),
        new("education", "education", "Exchange.Education", ("教育", "education"), ["21"]),
        new("medicalinsurance", "medicalinsurance", "Exchange.MedicalInsurance", ("医保", "medical insurance"), ["21"]),
        new(Shenyang, "civilaffairs", "Exchange.CivilAffairs", ("民政（沈阳）", "civil affairs, Shenyang"), ["2101"]),
        new(Liaoning, "civilaffairs", "Exchange.CivilAffairs", ("民政（省内其他）", "civil affairs, rest of the province"),
            ["210000", "2102", "2103", "2104", "2105", "2106", "2107", "2108", "2109", "2110", "2111", "2112", "2113", "2114"], Gateway: true),
    ];

    public const string Shenyang = "civilaffairs-shenyang";
    public const string Liaoning = "civilaffairs-liaoning";

    /// <summary>Name of its database on a PostgreSQL server.</summary>
    public string DatabaseName => Name.Replace('-', '_');

    public bool IsCivilAffairs => Department == "civilaffairs";
}
