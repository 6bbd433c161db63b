using System.Diagnostics;

namespace Exchange.Tests.Architecture;

/// <summary>The checked-out repository that these tests were built from.</summary>
internal static class Repository
{
    private const string RulesFolder = "tests/Exchange.Tests/Architecture/Rules";

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>
    /// The source and build files, but for what is built or downloaded, and but for the rules' own folder, which is full of offenders.
    /// </summary>
    public static IReadOnlyList<SourceFile> Files { get; } = [.. Read(new DirectoryInfo(Root))];

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Runs <c>dotnet</c> in the root and gives its exit code and everything it said.</summary>
    public static (int ExitCode, string Output) Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // The SDK that runs the tests leaves its own settings in the environment; the build must find its own.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    private static string FindRoot(string folder)
    {
        var root = new DirectoryInfo(folder);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Exchange.sln")))
            root = root.Parent;
        return root?.FullName ?? throw new InvalidOperationException("These tests run from a build inside the repository.");
    }

    private static bool IsSkipped(string folder) =>
        folder is "artifacts" or "bin" or "obj" or "node_modules" || folder.StartsWith('.');

    private static IEnumerable<SourceFile> Read(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(Root, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (entry is DirectoryInfo inner)
            {
                foreach (var file in IsSkipped(inner.Name) || path == RulesFolder ? [] : Read(inner))
                    yield return file;
            }
            else if (entry.Extension is ".cs" or ".csproj" or ".props" or ".targets" or ".proto" or ".sln")
            {
                yield return new SourceFile(path, File.ReadAllText(entry.FullName));
            }
        }
    }
}
