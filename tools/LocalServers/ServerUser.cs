namespace Exchange.LocalServers;

/// <summary>PostgreSQL refuses to run as root: then an unprivileged user of the machine runs it.</summary>
internal static class ServerUser
{
    private static readonly string? Name = Environment.IsPrivilegedProcess
        ? File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).Where(name => name is "postgres" or "nobody").OrderDescending().First()
        : null;

    /// <summary>The command line that runs a program as that user.</summary>
    public static IReadOnlyList<string> Command(params IReadOnlyList<string> program) => Name is null
        ? program
        : ["/usr/bin/setpriv", $"--reuid={Name}", $"--regid={Group}", "--clear-groups", .. program];

    /// <summary>Gives a folder or file to that user.</summary>
    /// <exception cref="LocalServerException">The user cannot reach it.</exception>
    public static async Task OwnAsync(string path)
    {
        if (Name is null)
            return;
        await Machine.RunAsync(["/bin/chown", $"{Name}:{Group}", path]);
        if ((await Machine.TryRunAsync(Command("/usr/bin/test", "-r", path))).Code != 0)
        {
            throw new LocalServerException(
                $"用户 {Name} 无法访问 {path}，请改用 {Path.GetTempPath()} 下的目录 / user {Name} cannot reach {path}: choose a folder under {Path.GetTempPath()}.");
        }
    }

    private static string Group => Name == "nobody" ? "nogroup" : Name!;
}
