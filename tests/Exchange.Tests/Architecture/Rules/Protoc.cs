using System.Text.RegularExpressions;

namespace Exchange.Tests.Architecture.Rules;

/// <summary>Two assemblies generated from one .proto make two types of each message, which are not each other's.</summary>
internal static partial class Protoc
{
    private const string Contracts = "protos/Exchange.Contracts.csproj";

    private const string Conformance = "tests/Grpc.Conformance/Grpc.Conformance.csproj";

    /// <summary>
    /// These have contracts of their own, in a folder of the project: gRPC's interoperability tests, and rules and fields of every form.
    /// </summary>
    private static readonly string[] TestsOfGrpc = [Conformance, "tests/Grpc.Tests/Grpc.Tests.csproj"];

    public static readonly Rule Rule = new()
    {
        Says = "Only Exchange.Contracts runs protoc, but for the contracts that the tests of gRPC bring along.",
        LooksAt = file => file.IsProject || file.Name is "Directory.Build.props" or "Directory.Build.targets",
        Violations = Rule.EachFile(file => file.Path == Contracts
            ? []
            : (TestsOfGrpc.Contains(file.Path) ? Elsewhere() : Generator()).Matches(file.Text).Select(match => $"{file.At(match.Index)}: {match.Value}")),
        Offenders =
        [
            new("services/Education/Exchange.Education.csproj", """<Protobuf Include="../../protos/exchange/**/*.proto" />"""),
            new("tools/Cli/Exchange.Cli.csproj", """<PackageReference Include="Grpc.Tools" PrivateAssets="all" />"""),
            new("Directory.Build.targets", """<PackageReference  Include="Grpc.Tools" />"""),
            new(Conformance, """<Protobuf Include="../../protos/exchange/**/*.proto" />"""),
        ],
        Innocents =
        [
            new(Contracts, """<PackageReference Include="Grpc.Tools" /><Protobuf Include="**/*.proto" />"""),
            new("services/Education/Exchange.Education.csproj", """<PackageReference Include="Google.Protobuf" />"""),
            new(Conformance, """<PackageReference Include="Grpc.Tools" /><Protobuf Include="protos/**/*.proto" ProtoRoot="protos" />"""),
        ],
    };

    [GeneratedRegex("""<Protobuf\s|<PackageReference\s+Include\s*=\s*"Grpc\.Tools""")]
    private static partial Regex Generator();

    [GeneratedRegex("""<Protobuf\s(?!Include="protos/)""")]
    private static partial Regex Elsewhere();
}
