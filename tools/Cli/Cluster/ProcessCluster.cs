using Exchange.Hosting.Security;
using Exchange.LocalServers;

namespace Exchange.Cli.Cluster;

/// <summary>A process for each node, over private RabbitMQ and PostgreSQL servers started from the installed binaries.</summary>
internal sealed class ProcessCluster : ICluster
{
    private readonly ClusterOptions _options;
    private readonly Databases _databases;
    private readonly LocalRabbitMq _broker;
    private readonly Ports _ports;
    private readonly Action<NodeSpec, int> _restarted;
    private readonly Dictionary<string, NodeProcess> _running = [];

    private ProcessCluster(ClusterOptions options, Databases databases, LocalRabbitMq broker, Action<NodeSpec, int> restarted)
    {
        (_options, _databases, _broker, _restarted) = (options, databases, broker, restarted);
        _ports = Ports.Choose(options.FirstPort, options.ServesJson);
    }

    public IReadOnlyDictionary<string, Uri> Addresses => _ports.Grpc;

    public IReadOnlyDictionary<string, Uri> JsonAddresses => _ports.Json;

    /// <summary>Starts the servers, then every node; <paramref name="started"/> hears of each node, <paramref name="restarted"/> of one that died and runs again.</summary>
    public static async Task<ProcessCluster> StartAsync(ClusterOptions options, Action<NodeSpec> started, Action<NodeSpec, int> restarted)
    {
        NodeKeys.Create(NodeSettings.KeysOf(options), [.. NodeSpec.All.Select(node => node.Name)]);
        var databases = await Databases.StartAsync(options);
        ProcessCluster? cluster = null;
        try
        {
            cluster = new(options, databases, await LocalRabbitMq.StartAsync(Path.Combine(options.Directory, "rabbitmq")), restarted);
            foreach (var node in NodeSpec.All)
                await cluster.LaunchAsync(node);
            foreach (var node in NodeSpec.All)
            {
                await cluster.UntilReadyAsync(node.Name);
                started(node);
            }
            return cluster;
        }
        catch
        {
            await (cluster?.DisposeAsync() ?? databases.DisposeAsync());
            throw;
        }
    }

    public async Task StartAsync(string node)
    {
        await LaunchAsync(NodeSpec.All.Single(other => other.Name == node));
        await UntilReadyAsync(node);
    }

    public async Task StopAsync(string node)
    {
        if (_running.Remove(node, out var process))
            await process.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_running.Values.Select(process => process.StopAsync()));
        await _broker.DisposeAsync();
        await _databases.DisposeAsync();
    }

    private async Task LaunchAsync(NodeSpec node)
    {
        var settings = NodeSettings.Of(node, _options, _ports, await _databases.ConnectionStringAsync(node), _broker.Uri);
        var process = new NodeProcess(node, settings, _options.Directory, _restarted);
        await process.StartAsync();
        _running[node.Name] = process;
    }

    private Task UntilReadyAsync(string node) => NodeReadiness.AwaitAsync(node, Addresses[node], _options.Directory);
}
