using Exchange.CivilAffairs.Domain.Register;

namespace Exchange.CivilAffairs.Register;

/// <summary>The entries that have not ended: of each child there is at most one.</summary>
internal static class OpenChildren
{
    public static IQueryable<ChildRecord> Open(this IQueryable<ChildRecord> children) => children.Where(c => c.State != ChildState.Ended);
}
