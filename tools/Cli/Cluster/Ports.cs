using Exchange.LocalServers;

namespace Exchange.Cli.Cluster;

/// <summary>Where the nodes of a local exchange listen, by name: on loopback alone.</summary>
/// <param name="Grpc">For gRPC.</param>
/// <param name="Json">For JSON over HTTP; empty where it is not served.</param>
internal sealed record Ports(IReadOnlyDictionary<string, Uri> Grpc, IReadOnlyDictionary<string, Uri> Json)
{
    /// <summary>The JSON port of a node is this far above its gRPC port.</summary>
    private const int JsonAbove = 10;

    /// <param name="first">gRPC port of the first node, the others follow; 0 takes free ones.</param>
    /// <param name="json">Whether JSON is served.</param>
    public static Ports Choose(int first, bool json)
    {
        var count = NodeSpec.All.Count;
        var ports = first > 0
            ? [.. Enumerable.Range(first, count), .. Enumerable.Range(first + JsonAbove, count)]
            : LoopbackPorts.Free(2 * count);
        return new(Assign(ports.Take(count)), Assign(json ? ports.Skip(count) : []));
    }

    private static Dictionary<string, Uri> Assign(IEnumerable<int> ports) =>
        NodeSpec.All.Zip(ports).ToDictionary(pair => pair.First.Name, pair => new Uri($"http://127.0.0.1:{pair.Second}"));
}
