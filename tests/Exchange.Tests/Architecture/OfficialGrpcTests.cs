using System.Text.Json;

namespace Exchange.Tests.Architecture;

/// <summary>
/// What <c>-p:GrpcPackages=official</c> asks for, as MSBuild evaluates it: not every feed can build it, but every machine can see that the switch is whole.
/// </summary>
public sealed class OfficialGrpcTests
{
    private const string Switch = "-p:GrpcPackages=";

    public static TheoryData<string> Projects =>
        ["protos/Exchange.Contracts.csproj", "services/PublicSecurity/Exchange.PublicSecurity.csproj", "tests/Grpc.Tests/Grpc.Tests.csproj"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_official_packages_take_the_place_of_the_contracts_assemblies(string project)
    {
        var items = Evaluate(project, "official");

        Names(items, "PackageReference").ShouldContain("Grpc.AspNetCore");
        Names(items, "ProjectReference").ShouldNotContain(path => path.Contains("Grpc.Core.Api") || path.Contains("Grpc.Net.Common"));
        Names(items, "Reference").ShouldNotContain(name => name.StartsWith("Grpc."));
        Names(items, "PackageDownload").ShouldNotContain(name => name.StartsWith("Grpc."));
        VersionOf(items, "Grpc.AspNetCore").ShouldBe(VersionOf(items, "Grpc.Tools"));
        new Version(VersionOf(items, "Google.Protobuf")).ShouldBeGreaterThanOrEqualTo(new Version(3, 36, 2));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Without_the_switch_the_contracts_assemblies_are_ours(string project)
    {
        var items = Evaluate(project, "ours");

        Names(items, "PackageReference").ShouldNotContain("Grpc.AspNetCore");
        Names(items, "ProjectReference").Count(path => path.Contains("Grpc.Core.Api") || path.Contains("Grpc.Net.Common")).ShouldBe(2);
        Names(items, "Reference").ShouldBe(["Grpc.AspNetCore.Server", "Grpc.Net.Client"], ignoreOrder: true);
        Names(items, "PackageDownload").ShouldBe(["Grpc.AspNetCore.Server", "Grpc.Net.Client"], ignoreOrder: true);
    }

    [Fact]
    public void A_misspelt_switch_is_refused_and_not_taken_for_neither()
    {
        var (exitCode, output) = Repository.Dotnet(
            "msbuild", "protos/Exchange.Contracts.csproj", Switch + "offical", "-t:CollectPackageReferences", "-nologo");

        exitCode.ShouldNotBe(0);
        output.ShouldContain("'offical'");
    }

    private static JsonElement Evaluate(string project, string packages)
    {
        var (exitCode, output) = Repository.Dotnet(
            "msbuild", project, Switch + packages, "-nologo", "-getItem:PackageReference,ProjectReference,Reference,PackageDownload,PackageVersion");
        exitCode.ShouldBe(0, output);
        return JsonDocument.Parse(output).RootElement.GetProperty("Items");
    }

    private static IReadOnlyList<string> Names(JsonElement items, string kind) =>
        [.. items.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];

    private static string VersionOf(JsonElement items, string package) => items.GetProperty("PackageVersion").EnumerateArray()
        .Single(item => item.GetProperty("Identity").GetString() == package)
        .GetProperty("Version").GetString()!;
}
