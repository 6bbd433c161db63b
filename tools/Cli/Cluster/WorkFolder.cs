namespace Exchange.Cli.Cluster;

/// <summary>A temporary folder for nodes and servers.</summary>
internal static class WorkFolder
{
    // PostgreSQL runs as an unprivileged user where this command runs as root: it must be able to pass through, and sees nothing else.
    private const UnixFileMode PassThrough =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static string Create(string prefix)
    {
        var folder = Directory.CreateTempSubdirectory(prefix).FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, PassThrough);
        return folder;
    }
}
