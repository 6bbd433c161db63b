namespace Exchange.Tests.Architecture.Rules;

/// <summary>How gRPC's contracts assemblies come about is decided in one place, so that the official packages can take over.</summary>
internal static class GrpcContracts
{
    private static readonly string[] Assemblies = ["Grpc.Core.Api", "Grpc.Net.Common", "Grpc.AspNetCore", "Grpc.Net.Client"];

    private static readonly string[] Exempt = ["platform/Grpc/", "tests/Grpc.Tests/Compatibility/", "tests/Exchange.Tests/Architecture/"];

    public static readonly Rule Rule = new()
    {
        Says = "A project asks for gRPC by UsesGrpc; only platform/Grpc, the tests of that and Directory.Build.targets name its assemblies.",
        LooksAt = file => file.IsProject || file.IsCSharp || file.Name is "Directory.Build.props" or "Directory.Packages.props",
        Violations = Rule.EachFile(file => Exempt.Any(file.IsUnder)
            ? []
            : Assemblies.Where(name => Names(file, name)).Select(name => $"{file.Path} names {name}")),
        Offenders =
        [
            new("services/Education/Exchange.Education.csproj", """<PackageReference Include="Grpc.AspNetCore" />"""),
            new("protos/Exchange.Contracts.csproj", """<PackageReference Include="Grpc.Core.Api" />"""),
            new("tests/X.Tests/X.Tests.csproj", """<ProjectReference Include="../../platform/Grpc/Grpc.Core.Api/Grpc.Core.Api.csproj" />"""),
            new("Directory.Packages.props", """<PackageVersion Include="Grpc.AspNetCore" Version="2.85.0" />"""),
            new("platform/Hosting/Start/A.cs", """[assembly: InternalsVisibleTo("Grpc.Net.Common")]"""),
        ],
        Innocents =
        [
            new("platform/Grpc/Grpc.Net.Common/C.csproj", """<ProjectReference Include="../Grpc.Core.Api/Grpc.Core.Api.csproj" />"""),
            new("services/Education/Exchange.Education.csproj", "<UsesGrpc>true</UsesGrpc>"),
            new("services/Education/Enrolments/VerifyEnrollment.cs", "using Grpc.Core;"),
        ],
    };

    private static bool Names(SourceFile file, string assembly) =>
        file.Text.Contains($"\"{assembly}", StringComparison.Ordinal) || file.Text.Contains($"/{assembly}/", StringComparison.Ordinal);
}
