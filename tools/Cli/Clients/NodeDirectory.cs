using System.Text.Json;
using Exchange.Cli.Cluster;
using Exchange.Cli.Terminal;

namespace Exchange.Cli.Clients;

/// <summary>Finds the nodes to call: those named on the command line, or those that `exchange up` has written down.</summary>
internal sealed class NodeDirectory : IDisposable
{
    private const string FileName = "nodes.json";

    private readonly IReadOnlyList<NodeClients> _nodes;

    private NodeDirectory(IReadOnlyList<NodeClients> nodes) => _nodes = nodes;

    /// <summary>The nodes of civil affairs: all, or the one that was named.</summary>
    public IReadOnlyList<NodeClients> CivilAffairs => [.. _nodes.Where(node => node.Node.StartsWith("civilaffairs", StringComparison.Ordinal))];

    /// <summary>Every node, or the one that was named.</summary>
    public IReadOnlyList<NodeClients> All => _nodes;

    public static NodeDirectory Open(string directory, string? node, Uri? address)
    {
        if (address is not null)
            return new([new(node ?? NodeSpec.Shenyang, address)]);

        var file = Path.Combine(directory, FileName);
        if (!File.Exists(file))
        {
            throw new CommandException(
                $"没有正在运行的节点（找不到 {file}）。请先运行 ./exchange up，或用 --address 指定节点地址。",
                $"No node is running ({file} is not there). Run ./exchange up first, or name a node with --address.",
                ExitCode.Unavailable);
        }
        var addresses = JsonSerializer.Deserialize<Dictionary<string, Uri>>(File.ReadAllText(file)) ?? [];
        if (node is not null && !addresses.ContainsKey(node))
        {
            throw new CommandException(
                $"没有名为 {node} 的节点；可用节点：{string.Join("、", addresses.Keys)}。",
                $"There is no node {node}; there are {string.Join(", ", addresses.Keys)}.",
                ExitCode.Usage);
        }
        return new([.. addresses.Where(pair => node is null || pair.Key == node).Select(pair => new NodeClients(pair.Key, pair.Value))]);
    }

    /// <summary>Writes the addresses down for the other commands.</summary>
    public static void Save(string directory, IReadOnlyDictionary<string, Uri> addresses) =>
        File.WriteAllText(Path.Combine(directory, FileName), JsonSerializer.Serialize(addresses));

    public static void Forget(string directory) => File.Delete(Path.Combine(directory, FileName));

    public NodeClients this[string name] => _nodes.FirstOrDefault(node => node.Node == name) ?? _nodes[0];

    public void Dispose()
    {
        foreach (var node in _nodes)
            node.Dispose();
    }
}
