using Exchange.CivilAffairs.Domain.Referrals;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>The two sides of a referral. The numbers are the contract's.</summary>
internal enum Side
{
    Residence = 1,
    Hukou = 2,
}

/// <summary>
/// The papers of a case (卷宗), which the rules of its course do not look at: who the child is, what was found, what is done meanwhile.
/// Personal data is sealed.
/// </summary>
internal sealed class CaseFile
{
    public required ReferralId ReferralId { get; init; }

    public required Side Side { get; init; }

    /// <summary>On the hukou side, whose every leg has a file of its own; 0 on the residence side, whose file goes along.</summary>
    public required int Leg { get; init; }

    /// <summary>The child's entry in the ledger of the county of residence.</summary>
    public required Guid ChildId { get; set; }

    /// <summary>Keyed hash of the child's number; null for a child without one.</summary>
    public required byte[]? MatchKey { get; set; }

    /// <summary>Sealed <c>PersonIdentity</c>.</summary>
    public required byte[] Identity { get; set; }

    /// <summary>Stored <c>ChildFacts</c>.</summary>
    public required byte[] Facts { get; set; }

    /// <summary>Stored <c>Decision</c>: what the rules said at the county of residence.</summary>
    public required byte[] Assessment { get; set; }

    /// <summary>Sealed text; empty without one.</summary>
    public byte[] CarePlan { get; set; } = [];

    /// <summary>Kinds and digests, one a line.</summary>
    public string Evidence { get; set; } = "";

    /// <summary>On the hukou side: message id of the letter that brought the case, for its receipts.</summary>
    public Guid? LetterId { get; init; }

    public static (ReferralId Id, Side Side, int Leg) KeyOf(ReferralSide side) => side switch
    {
        IncomingReferral incoming => (incoming.Id, Side.Hukou, incoming.Leg),
        _ => (side.Id, Side.Residence, 0),
    };
}
