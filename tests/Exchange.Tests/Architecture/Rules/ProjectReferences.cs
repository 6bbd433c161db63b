using System.Text.RegularExpressions;

namespace Exchange.Tests.Architecture.Rules;

/// <summary>Standards at the bottom; contracts and gRPC; hosting; the services, which never see each other; tools; tests.</summary>
internal static partial class ProjectReferences
{
    public static readonly Rule Rule = new()
    {
        Says = "Dependencies point one way, and services never reference each other.",
        LooksAt = file => file.IsProject,
        Violations = Rule.EachFile(project => Referenced(project)
            .Where(reference => !MayReference(project.Path, reference))
            .Select(reference => $"{project.Path} must not reference {reference}")),
        Offenders =
        [
            Project("services/Education/Exchange.Education.csproj", "../CivilAffairs/Exchange.CivilAffairs.csproj"),
            Project("services/MedicalInsurance/M.csproj", "$(RepositoryRoot)services/Education/Exchange.Education.csproj"),
            Project("services/PublicSecurity/Exchange.PublicSecurity.csproj", @"..\..\tools\Province\Exchange.Province.csproj"),
            Project("platform/Standards/Exchange.Standards.csproj", "../../protos/Exchange.Contracts.csproj"),
            Project("platform/Hosting/Exchange.Hosting.csproj", "../../services/CivilAffairs/Exchange.CivilAffairs.csproj"),
            Project("protos/Exchange.Contracts.csproj", "../platform/Standards/Exchange.Standards.csproj"),
            Project("tools/Cli/Exchange.Cli.csproj", "../../tests/Testing/Exchange.Testing.csproj"),
        ],
        Innocents =
        [
            Project("services/CivilAffairs/Exchange.CivilAffairs.csproj", "../../platform/Hosting/Exchange.Hosting.csproj"),
            Project("platform/Grpc/Grpc.Net.Common/Grpc.Net.Common.csproj", "../Grpc.Core.Api/Grpc.Core.Api.csproj"),
            Project("tools/Cli/Exchange.Cli.csproj", "../../services/Education/Exchange.Education.csproj"),
            Project("tests/CivilAffairs.Tests/C.Tests.csproj", "../../services/CivilAffairs/Exchange.CivilAffairs.csproj"),
        ],
    };

    private static readonly (string Layer, string[] May)[] Layers =
    [
        ("platform/Standards/", []),
        ("platform/Grpc/", ["platform/Grpc/", "protos/"]),
        ("protos/", ["platform/Grpc/"]),
        ("platform/Hosting/", ["platform/Standards/", "platform/Grpc/", "protos/"]),
        ("services/", ["platform/", "protos/"]),
        ("tools/", ["platform/", "protos/", "services/", "tools/"]),
        ("bench/", ["platform/", "protos/", "services/", "tools/"]),
        ("tests/", ["platform/", "protos/", "services/", "tools/", "tests/"]),
    ];

    // A project in a folder that no layer names may reference nothing, so that a new layer is thought about.
    private static bool MayReference(string project, string reference) =>
        Array.Find(Layers, layer => project.StartsWith(layer.Layer, StringComparison.Ordinal)).May is { } may
        && may.Any(folder => reference.StartsWith(folder, StringComparison.Ordinal));

    private static IEnumerable<string> Referenced(SourceFile project) =>
        Reference().Matches(project.Text).SelectMany(match => match.Groups["path"].Value.Split(';')).Select(path => Resolve(project, path));

    private static string Resolve(SourceFile project, string path)
    {
        path = path.Trim().Replace('\\', '/');
        const string root = "$(RepositoryRoot)";
        if (path.StartsWith(root, StringComparison.Ordinal))
            return path[root.Length..];
        var from = new Uri($"file:///{project.Path}");
        return new Uri(from, path).AbsolutePath.TrimStart('/');
    }

    private static SourceFile Project(string path, string reference) =>
        new(path, $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="{reference}" /></ItemGroup></Project>""");

    [GeneratedRegex("""<ProjectReference\s[^>]*Include\s*=\s*"(?<path>[^"]+)""")]
    private static partial Regex Reference();
}
