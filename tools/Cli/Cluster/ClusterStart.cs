namespace Exchange.Cli.Cluster;

/// <summary>Starts the kind of local exchange that was asked for.</summary>
internal static class ClusterStart
{
    public static async Task<ICluster> RunAsync(ClusterOptions options, Action<NodeSpec> started, Action<NodeSpec, int> restarted) =>
        options.IsProcesses
            ? await ProcessCluster.StartAsync(options, started, restarted)
            : await EmbeddedCluster.StartAsync(options, started);
}
