namespace Exchange.Cli.Cluster;

/// <summary>A local exchange: five nodes, in this process or in one each.</summary>
internal interface ICluster : IAsyncDisposable
{
    /// <summary>Where each node answers, by name.</summary>
    IReadOnlyDictionary<string, Uri> Addresses { get; }

    /// <summary>Where each node serves JSON over HTTP, by name; empty where it is not served.</summary>
    IReadOnlyDictionary<string, Uri> JsonAddresses { get; }

    /// <summary>Ends a node the way an operator does; its address stays.</summary>
    Task StopAsync(string node);

    /// <summary>Starts a node that was stopped and waits until it is ready.</summary>
    Task StartAsync(string node);
}
