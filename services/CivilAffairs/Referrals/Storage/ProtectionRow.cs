using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>A child's protection by one county. A child has one at a time that goes on.</summary>
internal sealed class ProtectionRow
{
    public required Guid Id { get; init; }

    public required ReferralId ReferralId { get; init; }

    public required byte[]? MatchKey { get; init; }

    public required byte[] Identity { get; init; }

    /// <summary>Stored <c>ChildFacts</c> that the amount was reckoned from.</summary>
    public required byte[] Facts { get; init; }

    /// <summary>The county that pays.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>What was confirmed, with the months paid here.</summary>
    public required Award Award { get; set; }

    /// <summary>The county goes on paying.</summary>
    public required bool Running { get; set; }

    /// <summary>Notices sent to the departments of the county; the version of the last one.</summary>
    public required long NoticeVersion { get; set; }
}
