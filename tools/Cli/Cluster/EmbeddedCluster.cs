using Exchange.CivilAffairs;
using Exchange.Education;
using Exchange.Hosting;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Security;
using Exchange.MedicalInsurance;
using Exchange.PublicSecurity;
using Microsoft.AspNetCore.Builder;

namespace Exchange.Cli.Cluster;

/// <summary>All nodes in this process: SQLite files or PostgreSQL, and one in-memory bus.</summary>
internal sealed class EmbeddedCluster : ICluster
{
    private readonly ClusterOptions _options;
    private readonly Databases _databases;
    private readonly Ports _ports;
    private readonly InMemoryBroker _broker = new();
    private readonly Dictionary<string, WebApplication> _running = [];

    private EmbeddedCluster(ClusterOptions options, Databases databases) =>
        (_options, _databases, _ports) = (options, databases, Ports.Choose(options.FirstPort, options.ServesJson));

    public IReadOnlyDictionary<string, Uri> Addresses => _ports.Grpc;

    public IReadOnlyDictionary<string, Uri> JsonAddresses => _ports.Json;

    /// <summary>Starts every node; <paramref name="started"/> hears of each.</summary>
    public static async Task<EmbeddedCluster> StartAsync(ClusterOptions options, Action<NodeSpec> started)
    {
        NodeKeys.Create(NodeSettings.KeysOf(options), [.. NodeSpec.All.Select(node => node.Name)]);
        var cluster = new EmbeddedCluster(options, await Databases.StartAsync(options));
        try
        {
            foreach (var node in NodeSpec.All)
            {
                await cluster.StartAsync(node.Name);
                started(node);
            }
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async Task StartAsync(string node)
    {
        var spec = NodeSpec.All.Single(other => other.Name == node);
        var settings = NodeSettings.Of(spec, _options, _ports, await _databases.ConnectionStringAsync(spec), broker: null);
        settings["Logging:LogLevel:Default"] = "Warning";
        var app = Build(spec, settings);
        await app.StartAsync();
        _running[node] = app;
    }

    public async Task StopAsync(string node)
    {
        if (!_running.Remove(node, out var app))
            return;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _running.Keys.ToList())
            await StopAsync(node);
        await _databases.DisposeAsync();
    }

    private WebApplication Build(NodeSpec node, IReadOnlyDictionary<string, string?> settings) => node.Department switch
    {
        "publicsecurity" => NodeHost.Build<PublicSecurityNode, PublicSecurityDb>(settings, _broker),
        "education" => NodeHost.Build<EducationNode, EducationDb>(settings, _broker),
        "medicalinsurance" => NodeHost.Build<MedicalInsuranceNode, MedicalInsuranceDb>(settings, _broker),
        _ => NodeHost.Build<CivilAffairsNode, CivilAffairsDb>(settings, _broker),
    };
}
