namespace Exchange.Hosting;

/// <summary>A node refuses to start because of its settings.</summary>
public sealed class NodeSettingsException(IReadOnlyList<string> errors)
    : Exception("节点配置有误，未启动 / The node does not start, its settings are wrong:\n  " + string.Join("\n  ", errors))
{
    /// <summary>One entry for each setting: its key, the reason and what to do, in Chinese and English.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
