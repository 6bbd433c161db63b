namespace Exchange.Standards;

/// <summary>One figure of a programme: what it is, where and when it holds, and who says so.</summary>
/// <param name="Name">Words joined by dots, <c>migrant.months</c>.</param>
/// <param name="Place">The division in which it holds, every part of it included; <see cref="DivisionCode.None"/> for the whole country.</param>
/// <param name="From">The first day on which it holds.</param>
/// <param name="To">The last day on which it holds; null when no end is known.</param>
/// <param name="Value">The figure as written in the file.</param>
/// <param name="Source">The document that gives it; for an assumption, what it rests on.</param>
/// <param name="Origin">The kind of that source.</param>
/// <param name="File">The file that it was read from.</param>
/// <param name="Line">The line of that file, from 1.</param>
public sealed record Parameter(
    string Name,
    DivisionCode Place,
    DateOnly From,
    DateOnly? To,
    string Value,
    string Source,
    ParameterOrigin Origin,
    string File,
    int Line)
{
    /// <summary>True for an assumption.</summary>
    public bool IsProvisional => Origin == ParameterOrigin.Assumption;

    /// <summary>Whether the figure holds on this day.</summary>
    public bool IsInForce(DateOnly on) => on >= From && (To is null || on <= To);
}
