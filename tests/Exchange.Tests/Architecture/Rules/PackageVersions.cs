using System.Text.RegularExpressions;

namespace Exchange.Tests.Architecture.Rules;

internal static partial class PackageVersions
{
    public static readonly Rule Rule = new()
    {
        Says = "Package versions stand in Directory.Packages.props alone.",
        LooksAt = file => file.IsProject,
        Violations = Rule.EachFile(file => Pinned().Matches(file.Text).Select(match => $"{file.At(match.Index)}: {match.Value}")),
        Offenders =
        [
            new("tools/Cli/Exchange.Cli.csproj", """<PackageReference Include="Polly.Core" Version="8.9.1" />"""),
            new("tools/Seed/Exchange.Seed.csproj", """<PackageReference VersionOverride="8.9.1" Include="Polly.Core" />"""),
        ],
        Innocents = [new("tools/Cli/Exchange.Cli.csproj", """<PackageReference Include="Polly.Core" PrivateAssets="all" />""")],
    };

    [GeneratedRegex(@"<PackageReference\s[^>]*Version(Override)?\s*=[^>]*>")]
    private static partial Regex Pinned();
}
