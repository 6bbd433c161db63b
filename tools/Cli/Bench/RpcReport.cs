namespace Exchange.Cli.Bench;

/// <summary>All measurements of a run, and what they come to.</summary>
/// <param name="Generator">Who made the load.</param>
/// <param name="Plan">What was asked for.</param>
/// <param name="Measurements">Every turn of every contender; the bare server is the first of them.</param>
internal sealed record RpcReport(string Generator, RpcPlan Plan, IReadOnlyList<Measurement> Measurements)
{
    /// <summary>Medians over the rounds, by load and contender.</summary>
    public IReadOnlyList<RpcFigures> Figures { get; } =
        [.. Measurements.GroupBy(m => (m.Load, m.Contender)).Select(turns => Summarize([.. turns], Measurements))];

    public object ToJson() => new
    {
        Benchmark = "grpc",
        Generator,
        Cores = Environment.ProcessorCount,
        Plan.Rounds,
        Seconds = Plan.Time.TotalSeconds,
        Results = Figures.Select(f => new
        {
            Contender = f.Contender.Name,
            f.Load.Calls,
            f.Load.Connections,
            RequestsPerSecond = Math.Round(f.PerSecond),
            P50Us = f.Median.TotalMicroseconds,
            P99Us = f.P99.TotalMicroseconds,
            AllocatedBytesPerCall = Math.Round(f.AllocatedPerCall),
            CpuUsPerCall = Math.Round(f.CpuPerCall.TotalMicroseconds, 2),
            RatioToBare = Math.Round(f.Ratio, 3),
        }),
    };

    private static RpcFigures Summarize(IReadOnlyList<Measurement> turns, IReadOnlyList<Measurement> all)
    {
        var bare = all[0].Contender;
        var bareByRound = all.Where(m => m.Contender == bare && m.Load == turns[0].Load).ToDictionary(m => m.Round, m => m.Run.PerSecond);
        return new RpcFigures(
            turns[0].Contender,
            turns[0].Load,
            Median(turns.Select(m => m.Run.PerSecond)),
            TimeSpan.FromMicroseconds(Median(turns.Select(m => m.Run.Median.TotalMicroseconds))),
            TimeSpan.FromMicroseconds(Median(turns.Select(m => m.Run.P99.TotalMicroseconds))),
            Median(turns.Select(m => m.AllocatedPerCall)),
            TimeSpan.FromMicroseconds(Median(turns.Select(m => m.CpuPerCall.TotalMicroseconds))),
            Median(turns.Select(m => m.Run.PerSecond / bareByRound[m.Round])));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>The medians of one contender at one load.</summary>
/// <param name="Contender">Who.</param>
/// <param name="Load">Under which load.</param>
/// <param name="PerSecond">Requests per second.</param>
/// <param name="Median">Half of the requests took no longer.</param>
/// <param name="P99">All but one in a hundred took no longer.</param>
/// <param name="AllocatedPerCall">Bytes on the managed heap.</param>
/// <param name="CpuPerCall">Of the server's process.</param>
/// <param name="Ratio">Requests per second against those of the bare server in the same round.</param>
internal sealed record RpcFigures(
    Contender Contender,
    Load Load,
    double PerSecond,
    TimeSpan Median,
    TimeSpan P99,
    double AllocatedPerCall,
    TimeSpan CpuPerCall,
    double Ratio);
