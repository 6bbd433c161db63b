namespace Exchange.Tests.Architecture.Rules;

internal static class FileLength
{
    private const int Most = 400;

    public static readonly Rule Rule = new()
    {
        Says = "No file is longer than 400 lines; most have less than 120.",
        LooksAt = file => file.IsCSharp || file.Path.EndsWith(".proto", StringComparison.Ordinal),
        Violations = Rule.EachFile(file => Lines(file) is > Most and var lines
            ? [$"{file.Path} has {lines} lines: split it by use case"]
            : []),
        Offenders = [new("services/CivilAffairs/Register/Everything.cs", new string('\n', Most + 1))],
        Innocents = [new("services/CivilAffairs/Register/RegisterChild.cs", new string('\n', Most))],
    };

    private static int Lines(SourceFile file) => file.Text.AsSpan().Count('\n') + (file.Text.EndsWith('\n') ? 0 : 1);
}
