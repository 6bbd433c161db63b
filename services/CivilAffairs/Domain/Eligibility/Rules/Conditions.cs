namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>Conditions that must all hold: one that fails decides, whatever else is not known.</summary>
internal static class Conditions
{
    public static Outcome All(IEnumerable<AppliedRule> rules) =>
        rules.Select(rule => rule.Outcome).Aggregate(Outcome.Held, And);

    public static Outcome And(Outcome a, Outcome b) =>
        a == Outcome.NotHeld || b == Outcome.NotHeld ? Outcome.NotHeld
        : a == Outcome.Undetermined || b == Outcome.Undetermined ? Outcome.Undetermined
        : Outcome.Held;

    public static Outcome Or(Outcome a, Outcome b) =>
        a == Outcome.Held || b == Outcome.Held ? Outcome.Held
        : a == Outcome.Undetermined || b == Outcome.Undetermined ? Outcome.Undetermined
        : Outcome.NotHeld;
}
