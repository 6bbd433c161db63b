namespace Exchange.Grpc.Tests.Compatibility;

/// <summary>
/// The contracts assemblies offer everything that the official server and client, and our own generated code, were compiled against. A new version of the
/// packages that needs more fails here by name instead of at run time.
/// </summary>
public class CompatibilityTests
{
    private static readonly ContractsSurface Ours = new(Assemblies.Path("Grpc.Core.Api"), Assemblies.Path("Grpc.Net.Common"));

    public static TheoryData<string> Dependents => ["Grpc.AspNetCore.Server", "Grpc.Net.Client", "Exchange.Contracts", "Exchange.Grpc"];

    [Theory]
    [MemberData(nameof(Dependents))]
    public void Nothing_that_the_assembly_needs_is_missing(string assembly)
    {
        var needs = NeedsOf(assembly);

        needs.Types.ShouldNotBeEmpty();
        needs.Members.ShouldNotBeEmpty();
        Gaps.Between(needs, Ours).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Grpc.AspNetCore.Server", 29, 64)]
    [InlineData("Grpc.Net.Client", 31, 61)]
    public void As_much_is_compared_as_the_assembly_is_known_to_need(string assembly, int types, int members)
    {
        var needs = new AssemblyNeeds(Assemblies.Path(assembly), ["Grpc.Core.Api"]);

        needs.Types.Distinct().Count().ShouldBe(types);
        needs.Members.Select(member => member.ToString()).Distinct().Count().ShouldBe(members);
    }

    [Theory]
    [MemberData(nameof(Dependents))]
    public void Each_type_that_is_taken_away_is_missed_by_name(string assembly)
    {
        var needs = NeedsOf(assembly);

        foreach (var type in needs.Types)
            Gaps.Between(needs, Ours.Without(type)).ShouldContain($"{needs.Assembly} needs the type {type}");
    }

    [Theory]
    [MemberData(nameof(Dependents))]
    public void Each_member_that_is_taken_away_is_missed_by_name(string assembly)
    {
        var needs = NeedsOf(assembly);

        foreach (var member in needs.Members)
            Gaps.Between(needs, Ours.Without(member.ToString())).ShouldContain(gap => gap.StartsWith($"{needs.Assembly} needs {member}"));
    }

    [Fact]
    public void A_member_with_another_signature_does_not_count_and_is_shown()
    {
        var needs = NeedsOf("Grpc.Net.Client");
        var add = needs.Members.First(member => member is { Type: "Grpc.Core.Metadata", Name: "Add" });

        var gap = Gaps.Between(needs, Ours.Without(add.ToString())).Single(gap => gap.Contains(add.ToString()));

        gap.ShouldContain("; ours: ");
    }

    [Fact]
    public void An_override_of_a_member_that_is_taken_away_is_named()
    {
        var virtualMember = Ours.MembersOf("Grpc.Core.ServerCallContext").Single(member => member.Name == "get_UserStateCore");

        Gaps.Between(NeedsOf("Grpc.AspNetCore.Server"), Ours.Without(virtualMember.ToString()))
            .ShouldContain(gap => gap.Contains("HttpContextServerCallContext overrides") && gap.Contains("get_UserStateCore"));
    }

    [Fact]
    public void A_demand_that_an_heir_does_not_meet_is_named()
    {
        var needs = NeedsOf("Grpc.AspNetCore.Server");
        var heir = needs.Heirs.Single(heir => heir.Name == "HttpContextServerCallContext");
        var unmet = new Heir(heir.Name, heir.Contract, heir.Arguments, [.. heir.Methods.Skip(1)], heir.IsAbstract, heir.IsInterface);

        Gaps.Demands(needs.Assembly, unmet, Ours).ShouldBe([$"{needs.Assembly}: {heir.Name} does not implement {heir.Methods[0]}, which ours demands"]);
    }

    private static AssemblyNeeds NeedsOf(string assembly) => new(Assemblies.Path(assembly), Ours.Names);
}
