using Exchange.CivilAffairs.Domain.Register;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Standards;
using Google.Protobuf;

namespace Exchange.CivilAffairs.Register;

/// <summary>
/// Puts what the registers know into what the county states: registration and parents are theirs, the rest is the county's.
/// </summary>
internal static class KnownFacts
{
    /// <summary>The facts as they are known so far.</summary>
    public static ChildFacts Of(ChildRecord record) => ChildFacts.Parser.ParseFrom(record.Facts);

    /// <summary>The register's registration in place of the stated one. A register that has somebody has registered her.</summary>
    public static void SetHukou(ChildFacts facts, DivisionCode hukou, bool collective) =>
        facts.Hukou = new Hukou { Division = hukou.ToString(), Collective = collective };

    /// <summary>The register's parents; none where it has none, which leaves them unknown.</summary>
    public static void SetParents(ChildFacts facts, IEnumerable<ParentFacts> parents)
    {
        facts.Parents.Clear();
        facts.Parents.AddRange(parents);
    }

    /// <summary>The form in which an entry keeps them.</summary>
    public static RegisterFacts Keep(ChildFacts facts, DateTimeOffset? hukouTime) => new(
        facts.ToByteArray(),
        facts.Hukou is { Division.Length: > 0 } hukou ? DivisionCode.Parse(hukou.Division) : DivisionCode.None,
        hukouTime);

    /// <summary>
    /// A new statement with what the registers have said before, so that a referral under way does not lose the parents while they are
    /// asked again. Null when they have said nothing, or about somebody else.
    /// </summary>
    public static RegisterFacts? Carry(ChildRecord record, SealedStatement statement)
    {
        if (!record.MatchKey.AsSpan().SequenceEqual(statement.MatchKey))
            return null;
        var (known, facts) = (Of(record), ChildFacts.Parser.ParseFrom(statement.Facts));
        SetParents(facts, known.Parents);
        if (record.HukouTime is not null)
            facts.Hukou = known.Hukou;
        return Keep(facts, record.HukouTime);
    }
}
