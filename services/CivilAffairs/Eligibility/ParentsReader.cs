using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Contracts.Type.V1;
using Exchange.Standards;
using Proto = Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Eligibility;

/// <summary>Reads the parents of a child: who they are, what the registers say of them, when they were away.</summary>
internal static class ParentsReader
{
    public static IReadOnlyList<Parent> Read(Proto.ChildFacts facts, FieldReader field)
    {
        var absences = AbsencesOf(facts, field);
        var adoption = field.Date(facts.AdoptionDate, "adoption_date");
        var isAdoptedJointly = facts.Parents.Count(p => p.Kind == ParentKind.Adoptive) > 1;
        var parents = new List<Parent>();
        for (var i = 0; i < facts.Parents.Count; i++)
        {
            var (parent, at) = (facts.Parents[i], field.In($"parents[{i}]"));
            at.RequireEnum(parent.Role != ParentFacts.Types.Role.Unspecified, "role");
            var role = RoleOf(parent.Role);
            var kinship = parent.Kind switch
            {
                ParentKind.Adoptive => isAdoptedJointly ? Kinship.Adoptive : Kinship.SoleAdoptive,
                ParentKind.Step => Kinship.Step,
                _ => Kinship.Birth,
            };
            parents.Add(new Parent(role, kinship)
            {
                Since = parent.Kind == ParentKind.Adoptive ? adoption : null,
                Statuses = [.. parent.Statuses.Select((status, s) => StatusReader.Read(status, at.In($"statuses[{s}]")))],
                Absences = absences?[role].ToList(),
            });
        }

        // A parent who was seen leaving is a parent, though no register has said anything about him yet.
        parents.AddRange((absences ?? Enumerable.Empty<IGrouping<ParentRole, Absence>>())
            .Where(group => parents.TrueForAll(parent => parent.Role != group.Key))
            .Select(group => new Parent(group.Key) { Absences = [.. group] }));
        return parents;
    }

    // Where the county has written down absences it has written down all of them: the other parent was at home. Where it has written none,
    // nobody knows.
    private static ILookup<ParentRole, Absence>? AbsencesOf(Proto.ChildFacts facts, FieldReader field)
    {
        if (facts.ParentAbsences.Count == 0)
            return null;
        var absences = new List<(ParentRole Role, Absence Absence)>();
        for (var i = 0; i < facts.ParentAbsences.Count; i++)
        {
            var (absence, name) = (facts.ParentAbsences[i], $"parent_absences[{i}]");
            field.RequireEnum(absence.Role != ParentFacts.Types.Role.Unspecified, $"{name}.role");
            if (field.Range(absence.Interval, $"{name}.interval") is { } days)
                absences.Add((RoleOf(absence.Role), new Absence(days)));
        }

        return absences.ToLookup(a => a.Role, a => a.Absence);
    }

    private static ParentRole RoleOf(ParentFacts.Types.Role role) =>
        role == ParentFacts.Types.Role.Mother ? ParentRole.Mother : ParentRole.Father;
}
