using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>
/// Which county pays a month: the one in which the child was registered when the month began. So the old county pays through the
/// month of a transfer and the new one from the next, and each month has exactly one payer, however many transfers fall into it.
/// </summary>
internal static class PayingCounty
{
    public static DivisionCode Of(Month month, Hukou hukou) => PlaceOf(month, hukou).County;

    /// <summary>The place of registration when the month began, down to the level that is known.</summary>
    public static DivisionCode PlaceOf(Month month, Hukou hukou) => hukou.PlaceOn(month.First.AddDays(-1));
}
