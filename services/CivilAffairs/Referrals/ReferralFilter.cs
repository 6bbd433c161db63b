using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Standards;
using Proto = Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>Which referrals somebody wants to see.</summary>
/// <param name="Within">Sides that a county within it keeps; none for all.</param>
/// <param name="Side">One side; null for both.</param>
/// <param name="States">Only these; empty for all.</param>
/// <param name="Overdue">Only those with a clock past its day.</param>
internal sealed record ReferralFilter(DivisionCode Within, Side? Side, IReadOnlyList<ReferralState> States, bool Overdue = false)
{
    public bool Wants(Side side) => Side is null || Side == side;

    public bool Matches(Side side, DivisionCode keeper, ReferralState state) =>
        Wants(side) && (Within.IsNone || keeper.IsWithin(Within)) && (States.Count == 0 || States.Contains(state));

    /// <exception cref="FaultException">A field is wrong.</exception>
    public static ReferralFilter Read(string division, Proto.ReferralSide side, IReadOnlyList<Proto.ReferralState> states, bool overdue = false)
    {
        var check = new FieldCheck();
        for (var i = 0; i < states.Count; i++)
            check.Require(states[i] != default, PlatformErrorReason.EnumValueUnknown, $"states[{i}]");
        check.ThrowIfAny();
        return new ReferralFilter(
            ReadPrefix(division), side == default ? null : (Side)side, [.. states.Select(state => (ReferralState)state)], overdue);
    }

    /// <summary>A province, prefecture or county; none for an empty text.</summary>
    /// <exception cref="FaultException">DIVISION_UNKNOWN.</exception>
    public static DivisionCode ReadPrefix(string division)
    {
        if (division.Length == 0)
            return DivisionCode.None;
        return DivisionCode.TryParse(division, out var code) && code.Level <= DivisionLevel.County
            ? code
            : throw Fault.Field(Proto.ErrorReason.DivisionUnknown, "division");
    }
}
