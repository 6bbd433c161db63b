using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>The working-day clocks of the closed loop (domain §5a), as dated parameters of a place.</summary>
internal sealed class Clock
{
    public static readonly Clock Verify = new("verify");
    public static readonly Clock Assess = new("assess");
    public static readonly Clock Refer = new("refer");
    public static readonly Clock Decide = new("decide");
    public static readonly Clock InvestigateTownship = new("investigate_township");
    public static readonly Clock InvestigateCounty = new("investigate_county");
    public static readonly Clock Notify = new("notify");
    public static readonly Clock DisputeCity = new("dispute_city");
    public static readonly Clock DisputeProvince = new("dispute_province");
    public static readonly Clock PushOutsideProvince = new("push_outside_province");
    public static readonly Clock ReviewStatusChange = new("review_status_change");
    public static readonly Clock Supplement = new("supplement");
    public static readonly Clock Escalate = new("escalate");

    private Clock(string name) => Key = ParameterKey.Count($"clock.{name}.working_days");

    public static IReadOnlyList<Clock> All =>
    [
        Verify, Assess, Refer, Decide, InvestigateTownship, InvestigateCounty, Notify, DisputeCity, DisputeProvince, PushOutsideProvince,
        ReviewStatusChange, Supplement, Escalate,
    ];

    public ParameterKey<int> Key { get; }

    /// <summary>How many working days it runs.</summary>
    /// <exception cref="ParameterMissingException">The parameters give none for the place and day.</exception>
    public Figure<int> Days(Parameters parameters, DivisionCode place, DateOnly on) => parameters.Get(Key, place, on);
}
