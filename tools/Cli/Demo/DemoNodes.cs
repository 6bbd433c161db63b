using Exchange.Cli.Clients;
using Exchange.Cli.Cluster;

namespace Exchange.Cli.Demo;

/// <summary>The clients of the five nodes.</summary>
internal sealed class DemoNodes(IReadOnlyDictionary<string, Uri> addresses) : IDisposable
{
    private readonly Dictionary<string, NodeClients> _clients = addresses.ToDictionary(pair => pair.Key, pair => new NodeClients(pair.Key, pair.Value));

    public NodeClients Shenyang => _clients[NodeSpec.Shenyang];

    public NodeClients Liaoning => _clients[NodeSpec.Liaoning];

    public IReadOnlyList<NodeClients> CivilAffairs => [Shenyang, Liaoning];

    public NodeClients PublicSecurity => _clients["publicsecurity"];

    public NodeClients Education => _clients["education"];

    public NodeClients MedicalInsurance => _clients["medicalinsurance"];

    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
    }
}
