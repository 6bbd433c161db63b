namespace Exchange.Standards;

/// <summary>
/// A unit of administration that handles cases but is no division of GB/T 2260, such as 沈抚示范区. It has no division code: what it
/// covers still belongs, for registers and payments, to the divisions listed.
/// </summary>
/// <param name="Code">A short name of ours: <c>shenfu</c>.</param>
/// <param name="Name">Its official name.</param>
/// <param name="Also">The name in common use; empty when there is none.</param>
/// <param name="From">The first day on which it handles cases.</param>
/// <param name="To">The last such day; null while it lasts.</param>
/// <param name="Covers">The counties and townships that it covers, possibly of several prefectures.</param>
/// <param name="IsAssumed">True when the dates or the coverage are an assumption: mark what follows from them PROVISIONAL.</param>
/// <param name="Source">The document that set it up.</param>
public sealed record AdminUnit(
    string Code, string Name, string Also, DateOnly From, DateOnly? To, IReadOnlyList<DivisionCode> Covers, bool IsAssumed, string Source)
{
    /// <summary>Whether it handles cases on this day.</summary>
    public bool IsInForce(DateOnly asOf) => asOf >= From && !(asOf > To);

    /// <summary>Whether this division lies in it.</summary>
    public bool Contains(DivisionCode division) => Covers.Any(division.IsWithin);
}
