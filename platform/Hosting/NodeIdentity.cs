namespace Exchange.Hosting;

/// <summary>Who this process is in the exchange.</summary>
/// <param name="Department">The department, such as <c>civilaffairs</c>.</param>
/// <param name="Node">The node's name, such as <c>civilaffairs-shenyang</c>; all instances of a node share it.</param>
public sealed record NodeIdentity(string Department, string Node)
{
    /// <summary>This process among the node's instances.</summary>
    public string Instance { get; } = $"{Node}/{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}"[..^24];
}
