using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>
/// Everything that the rules may look at. Nothing in it names the child. What is left out is unknown, never a negative; the
/// exceptions say so (<see cref="Holdings"/>, <see cref="Situation"/>).
/// </summary>
internal sealed record ChildFacts
{
    public DateOnly? BirthDate { get; init; }

    public Sex Sex { get; init; }

    public Hukou Hukou { get; init; } = Hukou.Unknown;

    /// <summary>The township, or the county when the township is not known; none when neither is.</summary>
    public DivisionCode Residence { get; init; }

    public LivingArrangement LivesWith { get; init; }

    public Departure Departure { get; init; } = Departure.Unknown;

    /// <summary>Birth, adoptive and step-parents; the rules pick the legal ones.</summary>
    public IReadOnlyList<Parent> Parents { get; init; } = [];

    public Holdings Holdings { get; init; } = Holdings.None;

    public Situation Situation { get; init; } = Situation.Ordinary;

    public IReadOnlyList<Study> Studies { get; init; } = [];

    public Protection Protection { get; init; } = Protection.None;
}
