using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>The protection that a county of registration confirmed.</summary>
/// <param name="Category">Under which the child is protected.</param>
/// <param name="Mode">Where the child is cared for, which decides the rate.</param>
/// <param name="Monthly">A month's payment, less offsets.</param>
/// <param name="Months">The months that this county pays.</param>
/// <param name="Payer">The county.</param>
/// <param name="Provisional">The amount rests on an assumption.</param>
/// <param name="ConfirmTime">When it was confirmed.</param>
internal sealed record Award(
    Category Category, CareMode Mode, Yuan Monthly, MonthSpan Months, DivisionCode Payer, bool Provisional, DateTimeOffset ConfirmTime);
