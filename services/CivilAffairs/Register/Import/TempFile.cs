namespace Exchange.CivilAffairs.Register.Import;

/// <summary>A file for personal data that is needed for a moment: this user's alone, and gone whatever happens to the process.</summary>
internal static class TempFile
{
    /// <param name="folder">Where; empty for the system's folder for such files.</param>
    public static FileStream Create(string folder)
    {
        var path = Path.Combine(folder.Length > 0 ? folder : Path.GetTempPath(), $"exchange-{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = 64 * 1024,
        };
        if (OperatingSystem.IsWindows())
            return new FileStream(path, options);

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        // Nothing but this handle leads to it from now on, so that even a killed process leaves nothing behind.
        File.Delete(path);
        return file;
    }
}
