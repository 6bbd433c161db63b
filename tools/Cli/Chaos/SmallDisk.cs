using System.Diagnostics;

namespace Exchange.Cli.Chaos;

/// <summary>A small disk in memory (tmpfs) that can be filled to its last byte.</summary>
internal sealed class SmallDisk
{
    private readonly string _folder;
    private readonly string _ballast;

    private SmallDisk(string folder) => (_folder, _ballast) = (folder, Path.Combine(folder, "ballast"));

    /// <summary>Makes one at a folder; null where this machine does not allow it, which takes the rights of root.</summary>
    public static SmallDisk? TryMount(string folder)
    {
        Directory.CreateDirectory(folder);
        return OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("/bin/mount", "-t", "tmpfs", "-o", "size=768m", "tmpfs", folder)
            ? new SmallDisk(folder)
            : null;
    }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(_ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[1024 * 1024];
        for (var size = block.Length; size >= 4096;)
        {
            try
            {
                ballast.Write(block, 0, size);
            }
            catch (IOException)
            {
                // Full for blocks of this size; smaller ones may still fit.
                size /= 4;
            }
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(_ballast);

    public void Unmount() => Run("/bin/umount", "-l", _folder);

    private static bool Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
