using Exchange.Chaos;
using Exchange.Cli.Cluster;
using Exchange.Hosting.Security;
using Exchange.LocalServers;
using Npgsql;

namespace Exchange.Cli.Chaos;

/// <summary>Five node processes over private servers, with a proxy on every link to a server.</summary>
internal sealed class ChaosWorld : IAsyncDisposable
{
    // A disk that can be filled is small, so what the server keeps for itself has to be smaller.
    private static readonly Dictionary<string, string> SmallLog = new() { ["min_wal_size"] = "32MB", ["max_wal_size"] = "64MB" };

    // Shorter than in earnest: what heals shall be seen to heal within seconds.
    private static readonly Dictionary<string, string> Impatience = new()
    {
        ["Exchange:Messaging:Lease"] = "00:00:10",
        ["Exchange:Messaging:PublishTimeout"] = "00:00:05",
        ["Exchange:Messaging:ConfirmTimeout"] = "00:00:02",
        ["Exchange:Messaging:LongestRetry"] = "00:00:05",
        ["Exchange:Messaging:ResendAfter"] = "00:00:05",
        ["Exchange:Messaging:LongestResend"] = "00:00:10",
        ["CivilAffairs:Verification:LongestRetrySeconds"] = "5",
        ["CivilAffairs:Verification:QuestionSeconds"] = "20",
        ["CivilAffairs:Verification:LeaseSeconds"] = "40",
        ["CivilAffairs:Verification:Concurrency"] = "16",
    };

    private readonly HashSet<string> _taken = [];
    private readonly List<ChaosNode> _nodes = [];
    private readonly Databases _databases;
    private readonly Ports _ports;

    private ChaosWorld(Databases databases, LocalRabbitMq broker, SmallDisk? disk, Ports ports) =>
        (_databases, Broker, Disk, _ports) = (databases, broker, disk, ports);

    public IReadOnlyDictionary<string, Uri> Addresses => _ports.Grpc;

    public IReadOnlyList<ChaosNode> Nodes => _nodes;

    public LocalRabbitMq Broker { get; }

    /// <summary>The database server; null with SQLite.</summary>
    public LocalPostgres? Postgres => _databases.Postgres;

    /// <summary>The database server's disk, where this machine allows a small one to be made.</summary>
    public SmallDisk? Disk { get; }

    /// <param name="options">What to start.</param>
    /// <param name="telemetry">Where nodes send traces, metrics and logs.</param>
    /// <param name="started">Hears of each node.</param>
    public static async Task<ChaosWorld> StartAsync(ChaosOptions options, Uri telemetry, Action<NodeSpec> started)
    {
        var cluster = options.Cluster;
        NodeKeys.Create(NodeSettings.KeysOf(cluster), [.. NodeSpec.All.Select(node => node.Name)]);
        var disk = cluster.Database == "postgres" ? SmallDisk.TryMount(Path.Combine(cluster.Directory, "postgres")) : null;
        var databases = await Databases.StartAsync(cluster, SmallLog);
        var broker = await LocalRabbitMq.StartAsync(
            Path.Combine(cluster.Directory, "rabbitmq"), new Dictionary<string, string> { ["consumer_timeout"] = "8000" });
        var world = new ChaosWorld(databases, broker, disk, Ports.Choose(0, json: false));
        try
        {
            foreach (var spec in NodeSpec.All)
                world._nodes.Add(await world.LaunchAsync(spec, cluster, telemetry));
            foreach (var spec in NodeSpec.All)
            {
                await NodeReadiness.AwaitAsync(spec.Name, world.Addresses[spec.Name], cluster.Directory);
                started(spec);
            }
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes parts of the world for one fault, so that no two have the same part; null when one is taken.</summary>
    public IDisposable? Take(params string[] parts)
    {
        lock (_taken)
        {
            if (parts.Any(_taken.Contains))
                return null;
            _taken.UnionWith(parts);
            return new Hold(this, parts);
        }
    }

    /// <summary>
    /// Takes a node, or the named part of one, that is free: mostly one of civil affairs, between which the letters flow. Null when none is.
    /// </summary>
    public (ChaosNode Node, IDisposable Hold)? TakeNode(Random random, string part = "", bool civilAffairsAlone = false)
    {
        var nodes = Nodes.ToArray();
        random.Shuffle(nodes);
        foreach (var node in nodes.OrderBy(node => node.IsCivilAffairs ? 0 : random.Next(4)).Where(node => node.IsCivilAffairs || !civilAffairsAlone))
        {
            if (Take(node.Name + part) is { } hold)
                return (node, hold);
        }

        return null;
    }

    /// <summary>Ends every fault: servers run, links are clear, clocks are right.</summary>
    public async Task HealAsync()
    {
        Disk?.Free();
        if (Postgres is { IsRunning: false })
            await Postgres.StartAgainAsync();
        if (!Broker.IsRunning)
            await Broker.StartAgainAsync();
        foreach (var node in Nodes)
            node.Heal();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            node.Heal();
        await Task.WhenAll(_nodes.Select(node => node.DisposeAsync().AsTask()));
        await Broker.DisposeAsync();
        await _databases.DisposeAsync();
        Disk?.Unmount();
    }

    private async Task<ChaosNode> LaunchAsync(NodeSpec spec, ClusterOptions options, Uri telemetry)
    {
        var faults = Path.Combine(options.Directory, "faults", spec.Name);
        Directory.CreateDirectory(faults);
        var direct = await _databases.ConnectionStringAsync(spec);
        var brokerLink = new TcpProxy(Broker.Port);
        var databaseLink = Postgres is null ? null : new TcpProxy(Postgres.Port);
        var connection = databaseLink is null ? direct : new NpgsqlConnectionStringBuilder(direct) { Port = databaseLink.Port, Timeout = 5 }.ToString();

        var settings = NodeSettings.Of(spec, options, _ports, connection, new UriBuilder(Broker.Uri) { Port = brokerLink.Port }.Uri);
        settings["Exchange:Faults:Directory"] = faults;
        settings["Exchange:Telemetry:Endpoint"] = telemetry.ToString();
        foreach (var (key, value) in Impatience.Where(setting => spec.IsCivilAffairs || setting.Key.StartsWith("Exchange:", StringComparison.Ordinal)))
            settings[key] = value;

        var process = new NodeProcess(spec, settings, options.Directory, (_, _) => { });
        await process.StartAsync();
        return new ChaosNode(spec, Addresses[spec.Name], process, brokerLink, databaseLink, faults, new EvidenceReader(options.Database, direct));
    }

    private sealed class Hold(ChaosWorld world, string[] parts) : IDisposable
    {
        public void Dispose()
        {
            lock (world._taken)
                world._taken.ExceptWith(parts);
        }
    }
}
