namespace Exchange.Hosting.Start;

/// <summary>What is wrong with a node's settings: each with its key, the reason and what to do, in Chinese and English.</summary>
internal sealed class SettingErrors
{
    private readonly List<string> _errors = [];

    public void Add(string setting, string chinese, string english) => _errors.Add($"{setting}：{chinese}\n    {english}");

    public void Require(bool holds, string setting, string chinese, string english)
    {
        if (!holds)
            Add(setting, chinese, english);
    }

    /// <exception cref="NodeSettingsException">There are errors.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new NodeSettingsException([.. _errors]);
    }
}
