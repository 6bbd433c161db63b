namespace Exchange.Contracts.Tests;

/// <summary>The files in which the meaning of each package is written down, one a package.</summary>
internal static class Golden
{
    /// <summary>What rewrites the files, for a change that is meant.</summary>
    public const string Command = $"{Update}=1 ./test Contracts.Tests";

    private const string Update = "EXCHANGE_UPDATE_GOLDEN";

    private static readonly string Folder = Path.Combine(Root(), "tests", "Contracts.Tests", "golden");

    /// <summary>The packages that have a file.</summary>
    public static IEnumerable<string> Packages =>
        Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file));

    /// <summary>What a package's file says; empty when there is none.</summary>
    public static string Read(string package) => File.Exists(FileOf(package)) ? File.ReadAllText(FileOf(package)) : "";

    /// <summary>Rewrites a package's file where the environment asks for it.</summary>
    public static void UpdateIfAsked(string package, string text)
    {
        if (Environment.GetEnvironmentVariable(Update) == "1")
            File.WriteAllText(FileOf(package), text);
    }

    /// <summary>What a person who reviews the change has to know; empty when nothing differs.</summary>
    public static string Explain(string package, string written, string found) => written == found ? "" : $"""

        The contract of {package} means something else on the wire than tests/Contracts.Tests/golden/{package}.txt says.
        Departments that do not change with us go on reading it as it was (-), not as it is now (+):

        {LineDiff.Of(written, found)}
        If that is meant, and no one who was there before is hurt by it: {Command}
        """;

    private static string FileOf(string package) => Path.Combine(Folder, $"{package}.txt");

    private static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Exchange.sln")))
            root = root.Parent ?? throw new InvalidOperationException("These tests run from a build inside the repository.");
        return root.FullName;
    }
}
