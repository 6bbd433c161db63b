using System.Text;
using Exchange.LocalServers;

namespace Exchange.Cli.Chaos.Faults;

/// <summary>Links between nodes and servers that are slow, silent or cut, at any moment or at the worst.</summary>
internal static class Links
{
    private static readonly TimeSpan CutLimit = TimeSpan.FromSeconds(10);

    public static IEnumerable<FaultKind> All(ChaosWorld world)
    {
        yield return Partition("partition-cut", TcpWeather.Cut);
        yield return Partition("partition-half-open", TcpWeather.Silent);
        yield return Partition("partition-delay", TcpWeather.Delayed);
        yield return Partition("partition-drip", TcpWeather.Dripping);
        if (world.Postgres is null)
            yield break;
        yield return new("database-half-open", 2, DatabaseSilenceAsync);
        yield return new("cut-in-transaction", 4, (w, random, ct) => CutAsync(w, random, ["INSERT INTO outbox", "INSERT INTO inbox", "UPDATE outbox"], ct));
        yield return new("cut-after-commit", 4, (w, random, ct) => CutAsync(w, random, ["COMMIT\0"], ct));
    }

    private static FaultKind Partition(string name, TcpWeather weather) => new(name, 2, async (world, random, ct) =>
    {
        if (world.TakeNode(random, "/broker") is not var (node, hold))
            return Outcome.Busy;
        using (hold)
        {
            node.BrokerLink.Weather = weather;
            await Task.Delay(2000 + random.Next(8000), ct);
            node.BrokerLink.Weather = TcpWeather.Clear;
            return Outcome.Done;
        }
    });

    private static async Task<Outcome> DatabaseSilenceAsync(ChaosWorld world, Random random, CancellationToken ct)
    {
        if (world.TakeNode(random, "/database") is not var (node, hold))
            return Outcome.Busy;
        using (hold)
        {
            node.DatabaseLink!.Weather = TcpWeather.Silent;
            await Task.Delay(2000 + random.Next(5000), ct);
            node.DatabaseLink.Weather = TcpWeather.Clear;
            return Outcome.Done;
        }
    }

    /// <summary>The words still reach the database; its answer to them reaches nobody.</summary>
    private static async Task<Outcome> CutAsync(ChaosWorld world, Random random, string[] words, CancellationToken ct)
    {
        if (world.TakeNode(random, "/database", civilAffairsAlone: true) is not var (node, hold))
            return Outcome.Busy;
        using (hold)
        {
            var (link, said, cut) = (node.DatabaseLink!, Array.ConvertAll(words, Encoding.ASCII.GetBytes), 0);
            var before = link.Cuts;
            link.CutAfter = (_, bytes) => Array.Exists(said, word => bytes.AsSpan().IndexOf(word) >= 0) && Interlocked.Exchange(ref cut, 1) == 0;
            for (var end = DateTime.UtcNow + CutLimit; link.Cuts == before && DateTime.UtcNow < end;)
                await Task.Delay(50, ct);
            link.CutAfter = null;
            return link.Cuts > before ? Outcome.Done : Outcome.Missed;
        }
    }
}
