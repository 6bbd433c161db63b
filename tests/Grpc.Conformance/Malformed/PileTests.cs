using System.Diagnostics;
using System.Net.NetworkInformation;
using Exchange.Testing;
using Xunit.Abstractions;

namespace Exchange.Conformance.Malformed;

/// <summary>Malformed requests in masses leave nothing behind. Runs alone: it measures the whole process.</summary>
[Collection(nameof(Alone))]
public class PileTests(ITestOutputHelper output)
{
    private const int AtOnce = 8;

    /// <summary>A server that has been busy keeps this many more threads of the pool than one that has not.</summary>
    private const int MostNewThreads = 32;

    [Fact]
    public async Task Thousands_of_malformed_requests_leave_neither_memory_nor_threads_nor_connections_behind() =>
        await MeasureAsync(request => !request.IsFlood, AtOnce, mostGrowth: 8 << 20);

    /// <summary>Kestrel's pools keep what the largest flood needed; a stream that stayed behind of each 20,000 would be more.</summary>
    [Fact]
    public async Task Floods_leave_neither_memory_nor_threads_nor_connections_behind() =>
        await MeasureAsync(request => request.IsFlood, atOnce: 1, mostGrowth: 48 << 20);

    private async Task MeasureAsync(Func<MalformedRequest, bool> which, int atOnce, long mostGrowth)
    {
        var requests = MalformedRequests.All.Where(request => which(request) && request.Repetitions > 0).ToList();
        var nodes = new Nodes();
        await nodes.InitializeAsync();
        await RunAsync(nodes, requests, atOnce);
        var (heap, threads) = Measure();

        await RunAsync(nodes, requests, atOnce);

        var (heapAfter, threadsAfter) = Measure();
        output.WriteLine($"{heap >> 10} KiB and {threads} threads before, {heapAfter >> 10} KiB and {threadsAfter} threads after");
        (heapAfter - heap).ShouldBeLessThan(mostGrowth);
        (threadsAfter - threads).ShouldBeLessThan(MostNewThreads);
        await Eventually.TrueAsync(() => !OpenConnections(nodes).Any(), "every connection is closed");
        nodes.Errors.ShouldBeEmpty();
        await nodes.DisposeAsync();
    }

    private static async Task RunAsync(Nodes nodes, IReadOnlyList<MalformedRequest> requests, int atOnce)
    {
        foreach (var request in requests)
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, request.Repetitions),
                new ParallelOptions { MaxDegreeOfParallelism = atOnce },
                async (_, _) => await request.SendAsync(nodes.Target));
        }
    }

    private static (long Heap, int Threads) Measure()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return (GC.GetTotalMemory(forceFullCollection: true), Process.GetCurrentProcess().Threads.Count);
    }

    private static IEnumerable<TcpConnectionInformation> OpenConnections(Nodes nodes) => IPGlobalProperties.GetIPGlobalProperties()
        .GetActiveTcpConnections()
        .Where(connection => nodes.Ports.Contains(connection.LocalEndPoint.Port) && connection.State == TcpState.Established);
}
