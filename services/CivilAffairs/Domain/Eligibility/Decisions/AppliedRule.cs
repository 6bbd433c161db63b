using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

internal enum Outcome
{
    Held,
    NotHeld,

    /// <summary>A fact is missing: <see cref="AppliedRule.Missing"/>.</summary>
    Undetermined,
}

/// <summary>One rule, what came of it, and why.</summary>
/// <param name="Rule">Stable identifier, <c>MIGRANT.SIX_MONTHS</c>.</param>
/// <param name="Outcome">Whether it held.</param>
/// <param name="Clause">Document and article.</param>
/// <param name="EffectiveFrom">The day from which the clause is taken to apply.</param>
/// <param name="Source">The document that the clause was read in.</param>
/// <param name="Chinese">One line for people.</param>
/// <param name="English">The same.</param>
/// <param name="Facts">The facts used.</param>
/// <param name="Parameters">The figures used.</param>
internal sealed record AppliedRule(
    string Rule,
    Outcome Outcome,
    string Clause,
    DateOnly EffectiveFrom,
    string Source,
    string Chinese,
    string English,
    IReadOnlyList<FactUsed> Facts,
    IReadOnlyList<Parameter> Parameters)
{
    /// <summary>With <see cref="Outcome.Undetermined"/>: what would decide it.</summary>
    public MissingFact? Missing { get; init; }

    /// <summary>It rests on an assumption and must be marked PROVISIONAL wherever it is shown.</summary>
    public bool IsProvisional => Parameters.Any(parameter => parameter.IsProvisional);
}

/// <summary>A fact that a rule looked at. Values never identify anybody.</summary>
internal readonly record struct FactUsed(string Name, string Value)
{
    public override string ToString() => $"{Name}={Value}";
}

/// <summary>The smallest fact that would let a rule decide, and who can state it.</summary>
/// <param name="Id">Stable UPPER_SNAKE word, <c>MOTHER_TERM_MONTHS</c>.</param>
/// <param name="Owner">Whose fact it is.</param>
/// <param name="Chinese">What to find out.</param>
/// <param name="English">The same.</param>
internal sealed record MissingFact(string Id, Authority Owner, string Chinese, string English);

/// <summary>Sources that cannot both be right.</summary>
/// <param name="About">Stable UPPER_SNAKE word for what they disagree on, <c>FATHER_STATUS</c>.</param>
/// <param name="Statements">Each source and what it says, <c>COURT D2 2024-03-01..</c>.</param>
/// <param name="IsResolved">A rule chose between them; when false a person has to.</param>
internal sealed record SourceConflict(string About, IReadOnlyList<string> Statements, bool IsResolved);
