namespace Exchange.Conformance;

/// <summary>The checked-out repository that these tests were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string FindRoot(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("These tests run from a build inside the repository."),
        _ when File.Exists(Path.Combine(folder.FullName, "Exchange.sln")) => folder.FullName,
        _ => FindRoot(folder.Parent),
    };
}
