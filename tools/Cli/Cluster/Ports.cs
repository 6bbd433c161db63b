using System.Net;
using System.Net.Sockets;

namespace Exchange.Cli.Cluster;

/// <summary>Chooses where the nodes of a local exchange listen: on loopback alone.</summary>
internal static class Ports
{
    public static IReadOnlyDictionary<string, Uri> Choose(int firstPort)
    {
        var ports = firstPort > 0 ? Enumerable.Range(firstPort, NodeSpec.All.Count) : Free(NodeSpec.All.Count);
        return NodeSpec.All.Zip(ports).ToDictionary(pair => pair.First.Name, pair => new Uri($"http://127.0.0.1:{pair.Second}"));
    }

    // All are held open until the last is found, so that none is given twice.
    private static List<int> Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.ConvertAll(listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }
}
