namespace Exchange.Cli.Terminal;

/// <summary>A command cannot go on; the text tells a person why and what to do.</summary>
internal sealed class CommandException(string zh, string en, int exitCode = Terminal.ExitCode.Failed) : Exception(en)
{
    public string Zh { get; } = zh;

    public int ExitCode { get; } = exitCode;
}
