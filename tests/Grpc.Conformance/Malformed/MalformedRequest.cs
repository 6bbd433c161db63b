using Exchange.Fuzz.Wire;

namespace Exchange.Conformance.Malformed;

/// <summary>A request that is wrong in one way, and what it gets. docs/conformance.md shows them all.</summary>
/// <param name="Name">A few words, unique.</param>
/// <param name="Gets">How it ends, as <see cref="Ending"/> says it; alternatives where the server's choice depends on time.</param>
/// <param name="SendAsync">Sends it and tells how it ended.</param>
internal sealed record MalformedRequest(string Name, string[] Gets, Func<Target, Task<Ending>> SendAsync)
{
    /// <summary>How often it is sent to see whether anything piles up.</summary>
    public int Repetitions { get; init; } = 50;

    /// <summary>It is a mass of frames.</summary>
    public bool IsFlood { get; init; }

    public MalformedRequest(string name, string gets, Func<Target, Task<Ending>> sendAsync)
        : this(name, [gets], sendAsync)
    {
    }

    public override string ToString() => Name;
}
