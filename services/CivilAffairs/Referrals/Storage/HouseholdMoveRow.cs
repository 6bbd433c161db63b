using Exchange.Standards;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>
/// A move of a registration that public security has told of. Kept, because news of a move may arrive before the case of the child that
/// it is about, and two moves in the wrong order.
/// </summary>
internal sealed class HouseholdMoveRow
{
    public required byte[] MatchKey { get; init; }

    public required DateOnly MoveDate { get; init; }

    public required DateTimeOffset RecordTime { get; init; }

    public required DivisionCode FromCounty { get; init; }

    public required DivisionCode ToCounty { get; init; }
}
