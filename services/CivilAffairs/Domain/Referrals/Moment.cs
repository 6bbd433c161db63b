using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>When a step is taken, and what its deadlines are reckoned by.</summary>
/// <param name="Now">The instant.</param>
/// <param name="Calendar">The working days.</param>
/// <param name="Days">How many of them each stage has.</param>
internal sealed record Moment(DateTimeOffset Now, WorkingDays Calendar, ReferralDays Days)
{
    public DateOnly Today => ChinaTime.DateOf(Now);

    /// <summary>A moment with the day counts that hold then.</summary>
    /// <exception cref="ParameterMissingException">A count is missing.</exception>
    public static Moment Of(DateTimeOffset now, WorkingDays calendar, Parameters parameters, DivisionCode place) =>
        new(now, calendar, ReferralDays.Of(parameters, place, ChinaTime.DateOf(now)));
}

/// <summary>How many working days each stage has.</summary>
/// <param name="Decide">To accept, return or reject.</param>
/// <param name="TownshipInvestigation">For the township's report.</param>
/// <param name="CountyConfirmation">For the county's confirmation after it.</param>
/// <param name="Acknowledge">To acknowledge the result.</param>
/// <param name="Supplement">To add what was missing.</param>
/// <param name="PushExternal">For the gateway to push a case.</param>
/// <param name="CityRuling">For a city to rule on a dispute.</param>
/// <param name="ProvinceRuling">For the province to do so.</param>
/// <param name="EscalationStep">From one office told of a silence to the next.</param>
internal sealed record ReferralDays(
    int Decide,
    int TownshipInvestigation,
    int CountyConfirmation,
    int Acknowledge,
    int Supplement,
    int PushExternal,
    int CityRuling,
    int ProvinceRuling,
    int EscalationStep)
{
    /// <summary>For a superior to rule on a dispute.</summary>
    public int RulingOf(DivisionCode superior) => superior.Level == DivisionLevel.Province ? ProvinceRuling : CityRuling;

    public static ReferralDays Of(Parameters parameters, DivisionCode place, DateOnly on)
    {
        return new ReferralDays(
            Days(Clock.Decide),
            Days(Clock.InvestigateTownship),
            Days(Clock.InvestigateCounty),
            Days(Clock.Notify),
            Days(Clock.Supplement),
            Days(Clock.PushOutsideProvince),
            Days(Clock.DisputeCity),
            Days(Clock.DisputeProvince),
            Days(Clock.Escalate));

        int Days(Clock clock) => clock.Days(parameters, place, on).Value;
    }
}
