using Exchange.Cli.Cluster;
using Exchange.Cli.Terminal;

namespace Exchange.Cli.Bench;

/// <summary>
/// Takes the measurements. Contenders take turns within each round, so that what else the machine does meets all of them alike, and each is
/// compared with the bare server of its own round.
/// </summary>
internal static class RpcBench
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private const int MostWarmUps = 30;
    private const int FewMethods = 10;

    public static async Task<RpcReport> RunAsync(RpcPlan plan, H2Load generator, Screen screen, CancellationToken ct)
    {
        var directory = WorkFolder.Create("exchange-bench-");
        try
        {
            await using var contenders = await Contenders.StartAsync(plan, directory, screen, ct);
            var rounds = await MeasureAsync(plan, generator, contenders.All, screen, ct);
            return new RpcReport(generator.Version, plan, rounds);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static Task<IReadOnlyList<Measurement>> MeasureAsync(
        RpcPlan plan, H2Load generator, IReadOnlyList<Contender> contenders, Screen screen, CancellationToken ct) =>
        screen.ProgressAsync<IReadOnlyList<Measurement>>(async progress =>
        {
            var turns = contenders.Count * (1 + plan.Rounds * RpcPlan.Loads.Count);
            var bar = progress.AddTask(screen.Say("测量", "measuring"), maxValue: turns);
            foreach (var contender in contenders)
            {
                await WarmUpAsync(generator, contender, ct);
                bar.Increment(1);
            }

            var measurements = new List<Measurement>();
            foreach (var load in RpcPlan.Loads)
            {
                for (var round = 0; round < plan.Rounds; round++)
                {
                    foreach (var contender in contenders)
                    {
                        measurements.Add(await MeasureAsync(generator, contender, load, round, plan.Time, ct));
                        bar.Increment(1);
                    }
                }
            }

            return measurements;
        });

    /// <summary>Calls a server until its JIT compiler has little left to do.</summary>
    private static async Task WarmUpAsync(H2Load generator, Contender contender, CancellationToken ct)
    {
        var compiled = 0L;
        for (var i = 0; i < MostWarmUps; i++)
        {
            await generator.RunAsync(contender, RpcPlan.Loads[1], WarmUp, ct);
            var now = (await contender.Server.ReadGaugeAsync(ct)).CompiledMethods;
            if (now - compiled < FewMethods)
                return;
            compiled = now;
        }
    }

    private static async Task<Measurement> MeasureAsync(
        H2Load generator, Contender contender, Load load, int round, TimeSpan time, CancellationToken ct)
    {
        var before = await contender.Server.ReadGaugeAsync(ct);
        var run = await generator.RunAsync(contender, load, time, ct);
        var after = await contender.Server.ReadGaugeAsync(ct);
        var allocated = after.AllocatedBytes - before.AllocatedBytes;
        var cpu = after.CpuTime - before.CpuTime;
        return new Measurement(contender, load, round, run, allocated / (double)run.Requests, cpu / run.Requests);
    }
}
