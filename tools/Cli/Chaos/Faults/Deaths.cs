namespace Exchange.Cli.Chaos.Faults;

/// <summary>Nodes that die: at any moment, and at each of the eight failpoints. What started them starts them again.</summary>
internal static class Deaths
{
    private static readonly TimeSpan FiringLimit = TimeSpan.FromSeconds(25);

    private static readonly string[] Failpoints =
        ["before-commit", "after-commit", "before-receipt", "after-publish", "before-mark", "on-receive", "in-transaction", "before-ack"];

    public static IEnumerable<FaultKind> All =>
        Failpoints.Select(name => new FaultKind($"failpoint-{name}", 2, (world, random, ct) => DieAtAsync(world, random, name, ct)))
            .Append(new("kill-node", 4, KillAsync));

    private static async Task<Outcome> KillAsync(ChaosWorld world, Random random, CancellationToken ct)
    {
        if (world.TakeNode(random) is not var (node, hold))
            return Outcome.Busy;
        using (hold)
        {
            node.Process.Signal("KILL");
            await node.AwaitLifeAsync(ct);
            return Outcome.Done;
        }
    }

    private static async Task<Outcome> DieAtAsync(ChaosWorld world, Random random, string failpoint, CancellationToken ct)
    {
        // Every node commits something now and then; only nodes that letters go through get to the other places.
        if (world.TakeNode(random, civilAffairsAlone: !failpoint.EndsWith("commit", StringComparison.Ordinal)) is not var (node, hold))
            return Outcome.Busy;
        using (hold)
        {
            node.Arm(failpoint, random.Next(3));
            for (var end = DateTime.UtcNow + FiringLimit; !node.HasFired(failpoint) && DateTime.UtcNow < end;)
                await Task.Delay(50, ct);
            if (!node.HasFired(failpoint))
            {
                node.Disarm(failpoint);
                return Outcome.Missed;
            }

            await node.AwaitLifeAsync(ct);
            return Outcome.Done;
        }
    }
}
