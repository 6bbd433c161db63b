using Exchange.CivilAffairs.Domain.Eligibility;

namespace Exchange.CivilAffairs.Domain.Register;

/// <summary>Where a decision puts a child.</summary>
/// <param name="State">The state.</param>
/// <param name="MissingFact">In <see cref="ChildState.ManualReview"/>: what a person has to find, a stable UPPER_SNAKE word.</param>
/// <param name="SixMonthsDate">In <see cref="ChildState.PendingSixMonths"/>: when to decide again.</param>
/// <param name="Decision">The decision in its stored form.</param>
internal sealed record Verdict(ChildState State, string MissingFact, DateOnly? SixMonthsDate, byte[] Decision)
{
    /// <summary>
    /// A case that goes somewhere goes there; a fact that is missing is found first; else the migrant status tells. A child who is no
    /// migrant child stays in the ledger as a number.
    /// </summary>
    public static ChildState StateOf(Decision decision) => decision switch
    {
        { Destination.Kind: DestinationKind.HukouCounty or DestinationKind.ProvincialGateway } => ChildState.ReferralDue,
        { Destination.Kind: DestinationKind.Local } => ChildState.LocalCase,
        { Destination.Kind: DestinationKind.ManualReview } or { Category: Category.ManualReview } => ChildState.ManualReview,
        { Migrant: MigrantStatus.Undetermined } => ChildState.ManualReview,
        { Migrant: MigrantStatus.PendingSixMonths } => ChildState.PendingSixMonths,
        { Migrant: MigrantStatus.Yes, IsMonitored: true } => ChildState.Monitored,
        _ => ChildState.StatisticsOnly,
    };
}
