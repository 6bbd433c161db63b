using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>
/// A silence or a dispute that was brought before an office of this node. The sides that wait for the same step may both tell of it:
/// there is one row for a referral's leg, stage and office.
/// </summary>
internal sealed class EscalationRow
{
    public required Guid Id { get; init; }

    public required ReferralId ReferralId { get; init; }

    public required int Leg { get; init; }

    public required Stage Stage { get; init; }

    public required DivisionCode Office { get; init; }

    public required EscalationLevel Level { get; set; }

    public required DateOnly DueDate { get; set; }

    public required bool Provisional { get; set; }

    public required DivisionCode Owing { get; init; }

    public required DivisionCode Residence { get; set; }

    public required DivisionCode Hukou { get; init; }

    /// <summary>With a dispute: the answers that sent the case back.</summary>
    public IReadOnlyList<Answer> Returns { get; init; } = [];

    public required DateTimeOffset CreateTime { get; init; }

    public DateTimeOffset? SettleTime { get; set; }
}
