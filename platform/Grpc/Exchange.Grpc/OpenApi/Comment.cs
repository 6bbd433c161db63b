using System.Text.RegularExpressions;

namespace Exchange.Grpc.OpenApi;

/// <summary>A comment of a contract, taken apart.</summary>
/// <param name="Text">What it says, a line for each paragraph.</param>
/// <param name="Failures">Words that its sentence "Fails with …" names.</param>
internal sealed partial record Comment(string Text, IReadOnlyList<string> Failures)
{
    public static readonly Comment None = new("", []);

    /// <summary>Joins the lines of each paragraph and takes the sentence about failures out: reasons are listed, not told.</summary>
    public static Comment Parse(string lines)
    {
        var paragraphs = lines.Split("\n\n").Select(Join).Where(paragraph => paragraph.Length > 0).ToList();
        var failures = new List<string>();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            paragraphs[i] = FailureSentence().Replace(paragraphs[i], sentence =>
            {
                failures.AddRange(Word().Matches(sentence.Groups["what"].Value).Select(word => word.Value));
                return sentence.Groups["rest"] is { Success: true, Value: var rest } ? char.ToUpperInvariant(rest[0]) + rest[1..] : "";
            }).Trim();
        }

        return new(string.Join('\n', paragraphs.Where(paragraph => paragraph.Length > 0)), failures);
    }

    private static string Join(string paragraph) =>
        string.Join(' ', paragraph.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"Fails with (?<what>[^.;]+)(\.|; (?<rest>[^.]+\.))")]
    private static partial Regex FailureSentence();

    /// <summary>A reason in capitals, or a method after "as".</summary>
    [GeneratedRegex(@"\b[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\b|(?<=\bas )[A-Z][A-Za-z]+")]
    private static partial Regex Word();
}
