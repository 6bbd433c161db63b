using System.Globalization;
using Exchange.Standards;

namespace Exchange.MedicalInsurance.Domain.Claims;

/// <summary>The layers of protection, each on what the one before has left. Every layer is rounded half up to the fen.</summary>
internal sealed class ClaimLayers(Claim claim, Policy policy)
{
    /// <summary>min(cap, max(0, compliant − deductible) × rate); the cap is what is left of the year's.</summary>
    public ClaimStep Basic(Yuan compliant)
    {
        var (rate, usual, cap) = (policy.Get(ClaimKeys.BasicRate), policy.Get(ClaimKeys.BasicDeductible), policy.Get(ClaimKeys.BasicCap));
        var deductible = claim.BasicDeductible ?? usual.Value;
        var room = Remaining(cap.Value, claim.BasicPaid);
        return new ClaimStep(
            ClaimLayer.Basic,
            $"min({room}, max(0, {compliant} − {deductible}) × {Text(rate.Value)})",
            Yuan.Min(room, AtLeastZero(compliant - deductible) * rate.Value),
            claim.BasicDeductible is null ? [usual.Row, rate.Row, cap.Row] : [rate.Row, cap.Row]);
    }

    /// <summary>max(0, left − deductible) × rate; the deductible is what is left of the year's.</summary>
    public ClaimStep Critical(Yuan left)
    {
        var (rate, deductible) = (policy.Get(ClaimKeys.CriticalRate), policy.Get(ClaimKeys.CriticalDeductible));
        var remaining = Remaining(deductible.Value, claim.CriticalDeductibleUsed);
        return new ClaimStep(
            ClaimLayer.Critical, $"max(0, {left} − {remaining}) × {Text(rate.Value)}", AtLeastZero(left - remaining) * rate.Value, [deductible.Row, rate.Row]);
    }

    /// <summary>left × rate, within what is left of the year's cap.</summary>
    public ClaimStep Aid(Yuan left)
    {
        var (rate, cap) = (policy.Get(ClaimKeys.AidRate), policy.Get(ClaimKeys.AidCap));
        var share = left * rate.Value;
        if (cap.Value is not { } limit)
            return new ClaimStep(ClaimLayer.Aid, $"{left} × {Text(rate.Value)}", share, [rate.Row, cap.Row]);
        var room = Remaining(limit, claim.AidPaid);
        return new ClaimStep(ClaimLayer.Aid, $"min({room}, {left} × {Text(rate.Value)})", Yuan.Min(room, share), [rate.Row, cap.Row]);
    }

    public ClaimStep Self(Yuan left) => new(ClaimLayer.Self, $"{left} + {claim.OutOfCatalogue}", left + claim.OutOfCatalogue, []);

    /// <summary>max(0, self − threshold) for the categories that 明天计划 covers, nothing for others.</summary>
    public ClaimStep Tomorrow(Yuan self)
    {
        var (threshold, categories) = (policy.Get(ClaimKeys.TomorrowThreshold), policy.Get(ClaimKeys.TomorrowCategories));
        return categories.Value.Contains(claim.Category)
            ? new ClaimStep(ClaimLayer.Tomorrow, $"max(0, {self} − {threshold.Value})", AtLeastZero(self - threshold.Value), [threshold.Row, categories.Row])
            : new ClaimStep(ClaimLayer.Tomorrow, "0.00", Yuan.Zero, [categories.Row]);
    }

    private static Yuan Remaining(Yuan limit, Yuan used) => AtLeastZero(limit - used);

    private static Yuan AtLeastZero(Yuan amount) => Yuan.Max(Yuan.Zero, amount);

    private static string Text(decimal share) => share.ToString("0.00##", CultureInfo.InvariantCulture);
}
