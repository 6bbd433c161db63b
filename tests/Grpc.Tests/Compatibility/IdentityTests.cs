using System.Reflection.Metadata;

namespace Exchange.Grpc.Tests.Compatibility;

/// <summary>The contracts assemblies carry the identity by which the official ones refer to them.</summary>
public class IdentityTests
{
    [Theory]
    [InlineData("Grpc.Core.Api")]
    [InlineData("Grpc.Net.Common")]
    public void A_contracts_assembly_has_the_key_and_version_of_the_official_ones(string name)
    {
        var official = Assemblies.Read(Assemblies.Path("Grpc.AspNetCore.Server"));
        var ours = Assemblies.Read(Assemblies.Path(name));
        var reference = official.AssemblyReferences.Select(official.GetAssemblyReference).Single(reference => official.GetString(reference.Name) == name);

        ours.GetAssemblyDefinition().Version.ShouldBe(reference.Version);
        ours.GetBlobBytes(ours.GetAssemblyDefinition().PublicKey).ShouldBe(official.GetBlobBytes(official.GetAssemblyDefinition().PublicKey));
    }
}
