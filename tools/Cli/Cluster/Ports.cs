using Exchange.LocalServers;

namespace Exchange.Cli.Cluster;

/// <summary>Chooses where the nodes of a local exchange listen: on loopback alone.</summary>
internal static class Ports
{
    public static IReadOnlyDictionary<string, Uri> Choose(int firstPort)
    {
        var ports = firstPort > 0 ? Enumerable.Range(firstPort, NodeSpec.All.Count) : LoopbackPorts.Free(NodeSpec.All.Count);
        return NodeSpec.All.Zip(ports).ToDictionary(pair => pair.First.Name, pair => new Uri($"http://127.0.0.1:{pair.Second}"));
    }
}
