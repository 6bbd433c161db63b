namespace Exchange.Chaos;

/// <summary>What the database of one node holds once things are quiet, as far as the invariants speak of it.</summary>
/// <param name="Node">The node's name.</param>
public sealed record NodeEvidence(string Node)
{
    public IReadOnlyList<SentLine> Outbox { get; init; } = [];
    public IReadOnlyList<AppliedLine> Inbox { get; init; } = [];
    public IReadOnlyList<ShelvedLine> Shelf { get; init; } = [];
    public IReadOnlyList<RequestLine> Requests { get; init; } = [];
    public IReadOnlyList<AuditLine> Audit { get; init; } = [];
    public IReadOnlyList<TimelineLine> Timeline { get; init; } = [];
    public IReadOnlyList<SideLine> Sides { get; init; } = [];
    public IReadOnlyList<Guid> Protections { get; init; } = [];
}

/// <summary>A message that the node sends.</summary>
/// <param name="Id">Its message id.</param>
/// <param name="Kind"><c>Letter</c>, <c>Event</c> or <c>Receipt</c>.</param>
/// <param name="Type">Full name of the protobuf message.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="State">How far it has come: the node's word for it.</param>
/// <param name="IsDone">The node has nothing left to do about it.</param>
public sealed record SentLine(Guid Id, string Kind, string Type, string Subject, string State, bool IsDone);

/// <summary>A message that has had its effect through one handler.</summary>
public sealed record AppliedLine(Guid Message, string Consumer);

/// <summary>A message that was put aside: held to be tried again, or parked for an operator.</summary>
public sealed record ShelvedLine(Guid Message, string Type, bool IsParked, string Reason);

/// <summary>A write that the node remembers.</summary>
public sealed record RequestLine(string Method, Guid Id, bool IsAnswered);

/// <summary>An entry of the audit; the time in microseconds since 1970.</summary>
public sealed record AuditLine(Guid Id, long Time, string Actor, string Action, string Subject, long? Sequence, byte[]? Hash);

/// <summary>A line of a referral's timeline, in the order of <paramref name="Sequence"/>.</summary>
public sealed record TimelineLine(long Sequence, Guid Referral, Side Side, int Leg, int State, string Kind);

/// <summary>One side of a referral as it stands; on the hukou side, one of its legs.</summary>
/// <param name="Referral">The referral.</param>
/// <param name="Side">Which side.</param>
/// <param name="Leg">The leg.</param>
/// <param name="State">Number of the contract's <c>ReferralState</c>.</param>
/// <param name="Sent">Letters written on this leg.</param>
/// <param name="Received">Letters applied on this leg.</param>
/// <param name="Version">Lines of its timeline, by its own count.</param>
public sealed record SideLine(Guid Referral, Side Side, int Leg, int State, long Sent, long Received, long Version);

/// <summary>The sides of a referral, by the contract's numbers.</summary>
public enum Side
{
    Residence = 1,
    Hukou = 2,
}
