using System.Text.RegularExpressions;

namespace Exchange.Tests.Architecture.Rules;

/// <summary>
/// A catch of everything must do something with it. A catch of one kind of exception may do nothing when a comment says why.
/// </summary>
internal static partial class SwallowedExceptions
{
    public static readonly Rule Rule = new()
    {
        Says = "No exception is swallowed.",
        LooksAt = file => file.IsCSharp,
        Violations = Rule.EachFile(file => Catch().Matches(file.Text)
            .Where(Swallows)
            .Select(match => $"{file.At(match.Index)}: {match.Value.ReplaceLineEndings(" ")}")),
        Offenders =
        [
            new("services/Education/A.cs", "try { F(); } catch { }"),
            new("services/Education/B.cs", "try { F(); } catch (Exception) { }"),
            new("services/Education/C.cs", "try { F(); }\ncatch (System.Exception exception)\n{\n    // never mind\n}"),
            new("services/Education/D.cs", "try { return F(); } catch { return default; }"),
            new("services/Education/E.cs", "try { return F(); } catch (Exception) { return null; }"),
            new("services/Education/F.cs", "foreach (var x in y) { try { F(); } catch { continue; } }"),
            new("services/Education/G.cs", "try { F(); } catch (IOException) { }"),
            new("services/Education/H.cs", "try { F(); } catch (IOException e) when (e.HResult == (1 + 2)) { }"),
        ],
        Innocents =
        [
            new("services/Education/I.cs", "try { F(); }\ncatch (OperationCanceledException)\n{\n    // The host is stopping.\n}"),
            new("services/Education/J.cs", "try { F(); } catch (Exception failure) { log.Failed(failure); }"),
            new("services/Education/K.cs", "try { F(); } catch { Undo(); throw; }"),
            new("services/Education/L.cs", "try { return F(); } catch (FormatException) { return null; }"),
        ],
    };

    private static bool Swallows(Match match)
    {
        var body = match.Groups["body"].Value;
        if (body.Trim().Length == 0)
            return true;
        var type = match.Groups["type"].Value.Trim();
        var catchesAll = !match.Groups["when"].Success && (type.Length == 0 || Everything().IsMatch(type));
        return catchesAll && Nothing().IsMatch(Comment().Replace(body, ""));
    }

    [GeneratedRegex(
        @"\bcatch\b\s*(\((?<type>[^()]*)\)\s*)?"
        + @"(?<when>when\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\s*)?"
        + @"\{(?<body>[^{}]*)\}")]
    private static partial Regex Catch();

    [GeneratedRegex(@"^(System\.)?Exception(\s+\w+)?$")]
    private static partial Regex Everything();

    [GeneratedRegex(@"^\s*((return(\s+(default|null|false|true|0|""""|\[\]))?|continue|break)\s*;)?\s*$")]
    private static partial Regex Nothing();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
