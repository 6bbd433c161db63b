using Exchange.Standards;

namespace Exchange.MedicalInsurance.Domain.Claims;

/// <summary>The figures that a quote asks for, by the insured place and the day of settlement.</summary>
internal static class ClaimKeys
{
    public static readonly ParameterKey<decimal> BasicRate = ParameterKey.Share("claim.basic.rate");
    public static readonly ParameterKey<Yuan> BasicDeductible = ParameterKey.Money("claim.basic.deductible");
    public static readonly ParameterKey<Yuan> BasicCap = ParameterKey.Money("claim.basic.cap");
    public static readonly ParameterKey<Yuan> CriticalDeductible = ParameterKey.Money("claim.critical.deductible");
    public static readonly ParameterKey<decimal> CriticalRate = ParameterKey.Share("claim.critical.rate");
    public static readonly ParameterKey<decimal> AidRate = ParameterKey.Share("claim.aid.rate");
    public static readonly ParameterKey<Yuan?> AidCap = ParameterKey.Limit("claim.aid.yearly_cap");
    public static readonly ParameterKey<Yuan> TomorrowThreshold = ParameterKey.Money("claim.tomorrow.threshold");
    public static readonly ParameterKey<IReadOnlyList<ProtectedCategory>> TomorrowCategories = ParameterKey.Names<ProtectedCategory>("claim.tomorrow.categories");
    public static readonly ParameterKey<decimal> PremiumShare = ParameterKey.Share("claim.premium.paid_share");

    public static IEnumerable<ParameterKey> All =>
    [
        BasicRate, BasicDeductible, BasicCap, CriticalDeductible, CriticalRate, AidRate, AidCap, TomorrowThreshold, TomorrowCategories, PremiumShare,
    ];
}
