using System.Text.RegularExpressions;

namespace Exchange.Tests.Architecture.Rules;

/// <summary>
/// tests/DomainPurity compiles all Domain folders together, so it alone would let one service's rules use another's, and a pragma
/// would silence it.
/// </summary>
internal static partial class DomainVocabulary
{
    public static readonly Rule Rule = new()
    {
        Says = "A Domain folder speaks of its own service and of Exchange.Standards alone, and silences no guard.",
        LooksAt = file => file.IsCSharp && file.Service is not null && file.Path.Contains("/Domain/", StringComparison.Ordinal),
        Violations = Rule.EachFile(file => ForeignWords(file).Concat(Silencers(file))),
        Offenders =
        [
            new("services/CivilAffairs/Domain/A.cs", "using Exchange.Education.Domain;"),
            new("services/CivilAffairs/Domain/B.cs", "var pupil = new Exchange.Education.Domain.Pupil();"),
            new("services/CivilAffairs/Domain/C.cs", "using Exchange.Contracts.CivilAffairs.V1;"),
            new("services/CivilAffairs/Domain/D.cs", "using Microsoft.EntityFrameworkCore;"),
            new("services/CivilAffairs/Domain/E.cs", "using Google.Protobuf;"),
            new("services/CivilAffairs/Domain/F.cs", "#pragma warning disable RS0030"),
            new("services/CivilAffairs/Domain/G.cs", """[SuppressMessage("ApiDesign", "RS0030")]"""),
            new("services/CivilAffairs/Domain/H.cs", "#if !PURE"),
        ],
        Innocents =
        [
            new("services/CivilAffairs/Domain/I.cs", "using System.Globalization;\nusing Exchange.Standards;"),
            new("services/CivilAffairs/Domain/Referrals/J.cs", "using static Exchange.CivilAffairs.Domain.Rules;"),
        ],
    };

    private static IEnumerable<string> ForeignWords(SourceFile file) =>
        Words().Matches(file.Text)
            .Where(match => match.Groups["service"].Value != file.Service)
            .Select(match => $"{file.At(match.Index)}: {match.Value} does not belong to the domain of {file.Service}");

    private static IEnumerable<string> Silencers(SourceFile file) =>
        Silencer().Matches(file.Text).Select(match => $"{file.At(match.Index)}: {match.Value} would hide something from the guard");

    [GeneratedRegex(@"\bExchange\.(?!Standards\b)(?<service>\w+)|\b(Microsoft|Google|Grpc|MassTransit|Npgsql)\.\w+")]
    private static partial Regex Words();

    [GeneratedRegex(@"#pragma\s+warning\s+disable|\bSuppressMessage\b|#if\b")]
    private static partial Regex Silencer();
}
