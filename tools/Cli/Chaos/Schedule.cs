using System.Collections.Concurrent;
using Exchange.Cli.Chaos.Faults;
using Exchange.LocalServers;

namespace Exchange.Cli.Chaos;

/// <summary>
/// Deals faults from a deck in which every kind lies at least once, shuffled by the seed, one after the other and several at a time.
/// The seed decides kinds, victims and lengths; what the machine makes of them in which moment no seed can.
/// </summary>
internal sealed class Schedule(ChaosWorld world, IReadOnlyList<FaultKind> kinds, int seed, bool once, Action<string> injected)
{
    private const int AtOnce = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.7);
    private readonly ConcurrentDictionary<string, int> _injected = new(kinds.ToDictionary(kind => kind.Name, _ => 0));
    private readonly ConcurrentDictionary<string, int> _missed = new();

    /// <summary>How often each kind was done.</summary>
    public IReadOnlyDictionary<string, int> Injected => _injected;

    /// <summary>How often a kind was drawn and did not come to pass: its victim was busy, or its moment did not come.</summary>
    public IReadOnlyDictionary<string, int> Missed => _missed;

    private IEnumerable<FaultKind> Outstanding => kinds.Where(kind => _injected[kind.Name] == 0);

    /// <summary>
    /// Goes on until cancelled, or once every kind has come to pass where that is enough, then ends the faults that are under way.
    /// </summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var random = new Random(seed);
        using var free = new SemaphoreSlim(AtOnce);
        var running = new List<Task>();
        var waiting = new Queue<FaultKind>();
        while (!ct.IsCancellationRequested && !(once && !Outstanding.Any()))
        {
            if (waiting.Count == 0) waiting = Deck(random);
            await free.WaitAsync(CancellationToken.None);
            if (ct.IsCancellationRequested) break;
            running.Add(InjectAsync(waiting.Dequeue(), waiting, new Random(random.Next()), free, ct));
            await Task.Delay(Pause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(running);
    }

    // What has not come to pass yet goes first, in the seed's order: a short run sees every kind.
    private Queue<FaultKind> Deck(Random random)
    {
        var first = (Outstanding.Any() ? Outstanding : kinds).ToArray();
        random.Shuffle(first);
        if (once) return new(first);
        var rest = kinds.SelectMany(kind => Enumerable.Repeat(kind, kind.Weight - 1)).ToArray();
        random.Shuffle(rest);
        return new(first.Concat(rest));
    }

    private async Task InjectAsync(FaultKind kind, Queue<FaultKind> deck, Random random, SemaphoreSlim free, CancellationToken ct)
    {
        try
        {
            switch (await kind.InjectAsync(world, random, ct))
            {
                case Outcome.Done:
                    _injected.AddOrUpdate(kind.Name, 1, (_, count) => count + 1);
                    injected(kind.Name);
                    break;
                case Outcome.Missed:
                    _missed.AddOrUpdate(kind.Name, 1, (_, count) => count + 1);
                    break;
                case Outcome.Busy:
                    deck.Enqueue(kind);
                    break;
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The time is up in the middle of it. The world is healed next.
        }
        catch (LocalServerException)
        {
            // A server that does not come back in time is started again when the world is healed.
            _missed.AddOrUpdate(kind.Name, 1, (_, count) => count + 1);
        }
        finally
        {
            free.Release();
        }
    }
}
