using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>One line of a referral's timeline, which is also one entry of the feed that watchers follow.</summary>
internal sealed class ReferralEventRow
{
    /// <summary>Given by the database, in the order of writing; not in the order of committing, so never a cursor by itself.</summary>
    public long Sequence { get; private init; }

    /// <summary>The transaction that wrote it, given by PostgreSQL; 0 on SQLite, whose one writer commits in order.</summary>
    public long TxId { get; private init; }

    public required ReferralId ReferralId { get; init; }

    public required Side Side { get; init; }

    public required int Leg { get; init; }

    /// <summary>The county that keeps the side.</summary>
    public required DivisionCode Keeper { get; init; }

    public required ReferralState State { get; init; }

    public required string Kind { get; init; }

    public required string Detail { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset Time { get; init; }
}
