namespace Exchange.Cli.Cluster;

/// <summary>How a local exchange is to run.</summary>
/// <param name="Directory">Folder of databases, keys and servers.</param>
/// <param name="Bus"><c>inmemory</c> or <c>rabbitmq</c>.</param>
/// <param name="Database"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="FirstPort">Port of the first node, the others follow; 0 takes free ones.</param>
/// <param name="ServesJson">The nodes serve JSON over HTTP too.</param>
internal sealed record ClusterOptions(string Directory, string Bus, string Database, int FirstPort = 0, bool ServesJson = false)
{
    /// <summary>With a real broker each node is a process of its own; the in-memory bus is one process.</summary>
    public bool IsProcesses => Bus == "rabbitmq";
}
