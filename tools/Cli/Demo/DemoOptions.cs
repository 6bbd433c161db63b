using Exchange.Cli.Cluster;

namespace Exchange.Cli.Demo;

/// <summary>What a demo is to do.</summary>
/// <param name="Children">Children of the sample, 1 to 300,000.</param>
/// <param name="Seed">Seed of the synthetic province.</param>
/// <param name="Cluster">How the nodes run.</param>
internal sealed record DemoOptions(int Children, int Seed, ClusterOptions Cluster);
