namespace Exchange.Tests.Architecture.Rules;

/// <summary>How gRPC's contracts assemblies come about is decided in one place, so that the official packages can take over.</summary>
internal static class GrpcContracts
{
    private static readonly string[] Assemblies = ["Grpc.Core.Api", "Grpc.Net.Common", "Grpc.AspNetCore", "Grpc.Net.Client"];

    public static readonly Rule Rule = new()
    {
        Says = "A project asks for gRPC by UsesGrpc; only platform/Grpc and Directory.Build.targets name its assemblies.",
        LooksAt = file => file.IsProject,
        Violations = Rule.EachFile(file => file.IsUnder("platform/Grpc/")
            ? []
            : Assemblies.Where(name => Names(file, name)).Select(name => $"{file.Path} names {name}")),
        Offenders =
        [
            new("services/Education/Exchange.Education.csproj", """<PackageReference Include="Grpc.AspNetCore" />"""),
            new("protos/Exchange.Contracts.csproj", """<PackageReference Include="Grpc.Core.Api" />"""),
            new("tests/X.Tests/X.Tests.csproj", """<ProjectReference Include="../../platform/Grpc/Grpc.Core.Api/Grpc.Core.Api.csproj" />"""),
        ],
        Innocents =
        [
            new("platform/Grpc/Grpc.Net.Common/C.csproj", """<ProjectReference Include="../Grpc.Core.Api/Grpc.Core.Api.csproj" />"""),
            new("services/Education/Exchange.Education.csproj", "<UsesGrpc>true</UsesGrpc>"),
        ],
    };

    private static bool Names(SourceFile project, string assembly) =>
        project.Text.Contains($"\"{assembly}", StringComparison.Ordinal) || project.Text.Contains($"/{assembly}/", StringComparison.Ordinal);
}
