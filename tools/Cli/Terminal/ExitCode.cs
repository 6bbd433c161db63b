namespace Exchange.Cli.Terminal;

/// <summary>What the command answers to the shell. docs/operations.md lists them.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The service refused, a file could not be read, or something else went wrong; the message says what to do.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>No node answers.</summary>
    public const int Unavailable = 3;

    /// <summary>A demo ended otherwise than its answer key says, or an import refused rows.</summary>
    public const int Unexpected = 4;
}
