using Exchange.Contracts.CivilAffairs.V1;
using Google.Protobuf.WellKnownTypes;

namespace Exchange.CivilAffairs.Register;

/// <summary>
/// What the county of residence states about a child, checked and made uniform, whether it came by a call or in a ledger file. Personal
/// data: it lives only until it is sealed.
/// </summary>
/// <param name="Child">
/// Identity (without a number for a child who is not registered), facts without parents, address, guardian, school, insurance. Nothing that
/// the service fills in.
/// </param>
internal sealed record ChildStatement(Child Child)
{
    private static readonly FieldMask.MergeOptions Replacing = new()
    {
        ReplaceMessageFields = true,
        ReplacePrimitiveFields = true,
        ReplaceRepeatedFields = true,
    };

    /// <summary>
    /// What is stated, as paths from the child on, such as <c>facts.left_hukou_date</c>: a ledger file without a column says nothing of it.
    /// Null states all.
    /// </summary>
    public FieldMask? Stated { get; init; }

    /// <summary>What holds when this is stated after <paramref name="earlier"/>.</summary>
    public ChildStatement After(Child earlier)
    {
        if (Stated is null)
            return this;
        var both = earlier.Clone();
        Stated.Merge(Child, both, Replacing);
        return new ChildStatement(both);
    }
}
