namespace Exchange.Cli.Bench;

/// <summary>What is to be measured.</summary>
/// <param name="Rounds">How often each contender has its turn at each load.</param>
/// <param name="Time">How long one measurement takes.</param>
/// <param name="Database"><c>sqlite</c>, <c>postgres</c>, <c>both</c>, or <c>none</c> for the echoes alone.</param>
internal sealed record RpcPlan(int Rounds, TimeSpan Time, string Database)
{
    /// <summary>The loads: so many calls in flight over so many connections.</summary>
    public static readonly IReadOnlyList<Load> Loads = [new(1, 1), new(32, 1), new(128, 4)];

    public bool Includes(string database) => Database == database || Database == "both";
}

/// <summary>Calls in flight.</summary>
/// <param name="Calls">How many at a time.</param>
/// <param name="Connections">Over how many connections they are spread evenly.</param>
internal sealed record Load(int Calls, int Connections);
