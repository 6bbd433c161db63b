namespace Exchange.Cli.Bench;

/// <summary>What one run of the load generator saw.</summary>
/// <param name="Requests">How many requests were answered rightly.</param>
/// <param name="PerSecond">Requests per second.</param>
/// <param name="Median">Half of the requests took no longer.</param>
/// <param name="P99">All but one in a hundred took no longer.</param>
internal sealed record LoadRun(int Requests, double PerSecond, TimeSpan Median, TimeSpan P99);

/// <summary>One contender's turn at one load.</summary>
/// <param name="Contender">Who.</param>
/// <param name="Load">Under which load.</param>
/// <param name="Round">In which round, from 0.</param>
/// <param name="Run">What its callers saw.</param>
/// <param name="AllocatedPerCall">Bytes that the server's process allocated on its managed heap, for each call.</param>
/// <param name="CpuPerCall">Time that the server's process used, for each call; without that of a database server.</param>
internal sealed record Measurement(Contender Contender, Load Load, int Round, LoadRun Run, double AllocatedPerCall, TimeSpan CpuPerCall);
