namespace Exchange.Hosting.Security;

/// <summary>Files that their owner alone may read.</summary>
public static class SecretFile
{
    /// <summary>
    /// Writes a file that its owner alone may read. The mode is set as the file is made: there is no moment at which others could
    /// read it.
    /// </summary>
    public static void Write(string file, string content, FileMode mode = FileMode.CreateNew)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.WriteLine(content);
    }
}
