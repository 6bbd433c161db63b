namespace Exchange.Standards;

/// <summary>
/// No row gives a figure for a place on a date. It is never replaced by a default: who decides must say which figure is missing.
/// </summary>
public sealed class ParameterMissingException(string name, DivisionCode place, DateOnly on)
    : Exception($"No row gives '{name}' for {(place.IsNone ? "the country" : place)} on {on:yyyy-MM-dd}.")
{
    /// <summary>The name of the figure.</summary>
    public string Name { get; } = name;

    /// <summary>The place for which it was asked.</summary>
    public DivisionCode Place { get; } = place;

    /// <summary>The date for which it was asked.</summary>
    public DateOnly On { get; } = on;
}
