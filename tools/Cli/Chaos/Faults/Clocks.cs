namespace Exchange.Cli.Chaos.Faults;

/// <summary>Nodes that stand still for too long, and nodes whose clocks are wrong.</summary>
internal static class Clocks
{
    public static IEnumerable<FaultKind> All => [new("slow-consumer", 1, StandStillAsync), new("clock-skew", 3, SkewAsync)];

    // Longer than the broker waits for an acknowledgement.
    private static async Task<Outcome> StandStillAsync(ChaosWorld world, Random random, CancellationToken ct)
    {
        if (world.TakeNode(random) is not var (node, hold))
            return Outcome.Busy;
        using (hold)
        {
            node.Process.Signal("STOP");
            await Task.Delay(9000 + random.Next(4000), ct);
            node.Process.Signal("CONT");
            await node.AwaitLifeAsync(ct);
            return Outcome.Done;
        }
    }

    private static async Task<Outcome> SkewAsync(ChaosWorld world, Random random, CancellationToken ct)
    {
        if (world.TakeNode(random, "/clock") is not var (node, hold))
            return Outcome.Busy;
        using (hold)
        {
            node.SkewClock((random.Next(2) == 0 ? -1 : 1) * (3 + random.Next(45)));
            await Task.Delay(4000 + random.Next(6000), ct);
            node.SkewClock(0);
            return Outcome.Done;
        }
    }
}
