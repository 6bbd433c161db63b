namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>One line of a referral's timeline.</summary>
/// <param name="Kind">A word of <see cref="NoteKind"/>.</param>
/// <param name="State">The state that it led to.</param>
/// <param name="Leg">The leg at that time.</param>
/// <param name="Detail">More, as <c>name=value</c> separated by blanks. No personal data.</param>
internal readonly record struct Note(string Kind, ReferralState State, int Leg, string Detail = "");

/// <summary>What may happen to a referral: the stable words of its timeline.</summary>
internal static class NoteKind
{
    public const string Created = "CREATED";
    public const string Received = "RECEIVED";
    public const string Opened = "OPENED";
    public const string Accepted = "ACCEPTED";
    public const string Returned = "RETURNED";
    public const string Rejected = "REJECTED";
    public const string TownshipReported = "TOWNSHIP_REPORTED";
    public const string Confirmed = "CONFIRMED";
    public const string ProtectionChanged = "PROTECTION_CHANGED";
    public const string Acknowledged = "ACKNOWLEDGED";
    public const string Rerouted = "RE_ROUTED";
    public const string Supplemented = "SUPPLEMENTED";
    public const string Disputed = "DISPUTED";
    public const string Ruled = "RULED";
    public const string PushedExternal = "PUSHED_EXTERNAL";
    public const string WithdrawalAsked = "WITHDRAWAL_ASKED";
    public const string WithdrawalLapsed = "WITHDRAWAL_LAPSED";
    public const string WithdrawalTooLate = "WITHDRAWAL_TOO_LATE";
    public const string Withdrawn = "WITHDRAWN";
    public const string AddressChanged = "ADDRESS_CHANGED";
    public const string MovedOut = "MOVED_OUT";
    public const string MovedIn = "MOVED_IN";
    public const string ClockStarted = "CLOCK_STARTED";
    public const string ClockMet = "CLOCK_MET";
    public const string Escalated = "ESCALATED";
}
