namespace Exchange.Tests.Architecture;

/// <summary>A rule about the repository's files, with proof of what it catches and of what it lets pass.</summary>
internal sealed class Rule
{
    /// <summary>A sentence that a person who broke it understands.</summary>
    public required string Says { get; init; }

    /// <summary>The files that it is about.</summary>
    public required Predicate<SourceFile> LooksAt { get; init; }

    /// <summary>What is wrong, each with its place; nothing when all is well.</summary>
    public required Func<IReadOnlyList<SourceFile>, IEnumerable<string>> Violations { get; init; }

    /// <summary>Made-up files, each of which breaks the rule, also when it stands alone.</summary>
    public required IReadOnlyList<SourceFile> Offenders { get; init; }

    /// <summary>Made-up files that keep the rule together.</summary>
    public required IReadOnlyList<SourceFile> Innocents { get; init; }

    public IReadOnlyList<string> Check(IEnumerable<SourceFile> files)
    {
        var subjects = files.Where(file => LooksAt(file)).ToList();
        return [.. Violations(subjects)];
    }

    public override string ToString() => Says;

    public static Func<IReadOnlyList<SourceFile>, IEnumerable<string>> EachFile(Func<SourceFile, IEnumerable<string>> violations) =>
        files => files.SelectMany(violations);
}
