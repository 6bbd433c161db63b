using System.Text;

namespace Exchange.Grpc.OpenApi;

/// <summary>Files that came into this assembly with its build.</summary>
internal static class Resources
{
    /// <summary>What every caller should know, at the head of the document, in Markdown.</summary>
    public static string Introduction(Language language) =>
        Encoding.UTF8.GetString(Read(language == Language.Chinese ? "introduction/zh.md" : "introduction/en.md")).Trim();

    /// <summary>What the page consists of, each file by its path; the page itself is <c>docs</c>.</summary>
    public static IEnumerable<(string Path, StaticFile File)> Page() =>
        from name in typeof(Resources).Assembly.GetManifestResourceNames()
        where name.StartsWith("docs/", StringComparison.Ordinal)
        select (name == "docs/index.html" ? "docs" : name, new StaticFile(Read(name), TypeOf(name)));

    private static byte[] Read(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
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
