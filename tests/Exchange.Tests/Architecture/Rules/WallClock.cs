using System.Text.RegularExpressions;

namespace Exchange.Tests.Architecture.Rules;

/// <summary>Only what carries requests and what a person starts may read the machine's clock; services are given a TimeProvider.</summary>
internal static partial class WallClock
{
    private static readonly string[] Edges = ["platform/Grpc/", "platform/Hosting/", "tools/", "tests/", "bench/"];

    public static readonly Rule Rule = new()
    {
        Says = "Services and standards never read the machine's clock.",
        LooksAt = file => file.IsCSharp && !Edges.Any(file.IsUnder),
        Violations = Rule.EachFile(file => Clock().Matches(file.Text).Select(match => $"{file.At(match.Index)}: {match.Value}")),
        Offenders =
        [
            new("services/Education/A.cs", "var now = DateTime.UtcNow;"),
            new("services/Education/B.cs", "var now = DateTimeOffset.Now;"),
            new("services/Education/C.cs", "var today = DateTime.Today;"),
            new("platform/Standards/D.cs", "var now = System.DateTimeOffset . UtcNow;"),
            new("services/Education/E.cs", "var now = TimeProvider.System.GetUtcNow();"),
            new("services/Education/F.cs", "await Task.Delay(TimeSpan.FromSeconds(1), stopping);"),
        ],
        Innocents = [new("services/Education/G.cs", "var now = clock.GetUtcNow(); await Task.Delay(pause, clock, stopping);")],
    };

    [GeneratedRegex(
        @"\bDateTime(Offset)?\s*\.\s*(Utc)?Now\b|\bDateTime\s*\.\s*Today\b|\bTimeProvider\s*\.\s*System\b"
        + @"|\bTask\.Delay\((?![^;]*(clock|time|timeProvider)\b)")]
    private static partial Regex Clock();
}
