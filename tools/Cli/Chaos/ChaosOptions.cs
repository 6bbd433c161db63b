using Exchange.Cli.Cluster;

namespace Exchange.Cli.Chaos;

/// <summary>What a run under faults is to do.</summary>
/// <param name="Length">How long faults are injected; healing and checking come after it.</param>
/// <param name="Seed">Decides children, steps and faults.</param>
/// <param name="Once">Whether to stop as soon as every kind of fault has come to pass.</param>
/// <param name="Cluster">How the nodes run.</param>
internal sealed record ChaosOptions(TimeSpan Length, int Seed, bool Once, ClusterOptions Cluster);
