namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>What adoption does to an orphan's benefits: a disabled orphan keeps them, another's end with the month of registration.</summary>
internal static class Adoption
{
    /// <summary>The day on which an adoption that is in force was registered; null without one or without its day.</summary>
    public static DateOnly? RegisteredOn(ChildFacts child, DateOnly asOf) => child.Parents
        .Where(parent => LegalParents.IsAdopter(parent) && parent.IsInForce(asOf))
        .Min(parent => parent.Since);

    public static AppliedRule Keeps(ChildFacts child, Law law)
    {
        var registered = RegisteredOn(child, law.AsOf);
        var isDisabled = child.Holdings.Disability?.IsInForce(law.AsOf) ?? false;
        FactUsed[] facts = [Law.Fact("child.adopted_on", registered), Law.Fact("child.disabled", isDisabled)];
        if (registered is null)
            return law.Applied(Rule.Adopted, false, "未被收养", "Not adopted", facts);

        var keeps = law.AtHukou(isDisabled ? Keys.AdoptedDisabledKeeps : Keys.AdoptedOthersKeep);
        return law.Applied(
            Rule.Adopted,
            keeps.Value,
            keeps.Value ? "残疾孤儿被收养后继续享受孤儿保障" : "被收养后，保障至收养登记当月止",
            keeps.Value
                ? "A disabled orphan keeps the orphan's benefits after adoption"
                : "The benefits end with the month in which the adoption was registered",
            facts,
            keeps.Row);
    }
}
