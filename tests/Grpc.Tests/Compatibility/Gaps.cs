namespace Exchange.Grpc.Tests.Compatibility;

/// <summary>What stands between an assembly and the contracts: each gap is one sentence that names the member.</summary>
internal static class Gaps
{
    public static IReadOnlyList<string> Between(AssemblyNeeds needs, ContractsSurface ours) =>
    [
        .. needs.Types.Where(type => !ours.HasType(type)).Select(type => $"{needs.Assembly} needs the type {type}"),
        .. needs.Members.Where(member => !ours.MembersOf(member.Type).Any(member.Matches)).Select(member => Missing(needs, member, ours)),
        .. needs.Heirs.SelectMany(heir => OverridesOfNothing(needs, heir, ours)),
        .. needs.Heirs.Where(heir => !heir.IsAbstract).SelectMany(heir => Demands(needs.Assembly, heir, ours)),
    ];

    private static string Missing(AssemblyNeeds needs, Member member, ContractsSurface ours)
    {
        var namesakes = ours.MembersOf(member.Type).Where(other => other.Name == member.Name).Select(other => other.Signature).ToList();
        var instead = namesakes.Count == 0 ? "" : $"; ours: {string.Join(" | ", namesakes)}";
        return $"{needs.Assembly} needs {member}{instead}";
    }

    private static IEnumerable<string> OverridesOfNothing(AssemblyNeeds needs, Heir heir, ContractsSurface ours)
    {
        if (heir.IsInterface)
            return [];
        var overridable = ours.MembersOf(heir.Contract, heir.Arguments).Where(member => member.IsVirtual).ToList();
        return heir.Methods
            .Where(method => !IsObjects(method) && !overridable.Any(method.Matches))
            .Select(method => $"{needs.Assembly}: {heir.Name} overrides {method}, which ours does not let it");
    }

    /// <summary>What the contract leaves to its heirs and this one does not do.</summary>
    public static IEnumerable<string> Demands(string assembly, Heir heir, ContractsSurface ours) =>
        ours.MembersOf(heir.Contract, heir.Arguments)
            .Where(member => member.IsAbstract && !heir.Methods.Any(member.Matches))
            .Select(member => $"{assembly}: {heir.Name} does not implement {member}, which ours demands");

    private static bool IsObjects(Member method) => method.Name is "ToString" or "Equals" or "GetHashCode" or "Finalize";
}
