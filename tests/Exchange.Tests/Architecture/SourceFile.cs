namespace Exchange.Tests.Architecture;

/// <summary>A text file of the repository.</summary>
/// <param name="Path">From the root, with '/'.</param>
/// <param name="Text">All of it.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsProject => Path.EndsWith(".csproj", StringComparison.Ordinal);

    /// <summary>The service whose folder it lies in: CivilAffairs; null outside services/.</summary>
    public string? Service => IsUnder("services/") ? Path.Split('/')[1] : null;

    public bool IsUnder(string folder) => Path.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>Where a violation is, for a person to click on.</summary>
    public string At(int index) => $"{Path}:{Text.AsSpan(0, index).Count('\n') + 1}";
}
