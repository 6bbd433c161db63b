namespace Exchange.Cli.Chaos.Faults;

/// <summary>Servers that stop, die, stay away or run out of disk.</summary>
internal static class Servers
{
    public static IEnumerable<FaultKind> All(ChaosWorld world)
    {
        yield return new("broker-restart", 1, (w, _, ct) => BrokerAsync(w, w.Broker.StopAsync, TimeSpan.Zero, ct));
        yield return new("broker-kill", 1, (w, _, ct) => BrokerAsync(w, w.Broker.KillAsync, TimeSpan.Zero, ct));
        yield return new("broker-absence", 1, (w, random, ct) => BrokerAsync(w, w.Broker.KillAsync, TimeSpan.FromSeconds(5 + random.Next(10)), ct));
        if (world.Postgres is not null)
            yield return new("database-immediate-stop", 2, DatabaseAsync);
        if (world.Disk is not null)
            yield return new("disk-full", 1, DiskFullAsync);
    }

    private static async Task<Outcome> BrokerAsync(ChaosWorld world, Func<Task> end, TimeSpan away, CancellationToken ct)
    {
        using var hold = world.Take("broker");
        if (hold is null)
            return Outcome.Busy;
        await end();
        await Task.Delay(away, ct);
        await world.Broker.StartAgainAsync();
        return Outcome.Done;
    }

    private static async Task<Outcome> DatabaseAsync(ChaosWorld world, Random random, CancellationToken ct)
    {
        using var hold = world.Take("database");
        if (hold is null)
            return Outcome.Busy;
        await world.Postgres!.KillAsync();
        await Task.Delay(random.Next(3000), ct);
        await world.Postgres.StartAgainAsync();
        return Outcome.Done;
    }

    private static async Task<Outcome> DiskFullAsync(ChaosWorld world, Random random, CancellationToken ct)
    {
        using var hold = world.Take("database");
        if (hold is null)
            return Outcome.Busy;
        world.Disk!.Fill();
        await Task.Delay(2000 + random.Next(3000), ct);
        world.Disk.Free();
        // Without room for its log the server ends itself.
        await Task.Delay(500, ct);
        if (!world.Postgres!.IsRunning)
            await world.Postgres.StartAgainAsync();
        return Outcome.Done;
    }
}
