namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>Identifies a referral on both of its sides and at every county that it comes to.</summary>
internal readonly record struct ReferralId(Guid Value) : IComparable<ReferralId>
{
    public static bool TryParse(string? text, out ReferralId id)
    {
        var isGuid = Guid.TryParseExact(text, "D", out var value);
        id = new ReferralId(value);
        return isGuid && value != Guid.Empty;
    }

    /// <summary>Ids made later come later.</summary>
    public int CompareTo(ReferralId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
