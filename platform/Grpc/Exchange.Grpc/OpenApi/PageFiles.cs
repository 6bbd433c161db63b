namespace Exchange.Grpc.OpenApi;

/// <summary>What the page consists of: resources of this assembly.</summary>
internal static class PageFiles
{
    private const string Folder = "docs/";

    /// <summary>Each file by its path; the page itself is <c>docs</c>.</summary>
    public static IEnumerable<(string Path, StaticFile File)> Read()
    {
        var assembly = typeof(PageFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return (name == "docs/index.html" ? "docs" : name, new StaticFile(bytes, TypeOf(name)));
        }
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"The page has a file of the unknown type {other}."),
    };
}
