using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Province;

namespace Exchange.Cli.Demo;

/// <summary>How one child ended.</summary>
/// <param name="End">The end; <see langword="null"/> when the child is at none: lost.</param>
/// <param name="Discrepancy">What differs from the answer key; empty when nothing does. No personal data.</param>
internal sealed record Answer(End? End, string Discrepancy);

/// <summary>Compares what the nodes hold with the answer key.</summary>
internal static class AnswerCheck
{
    /// <param name="child">The child, with its line of the answer key.</param>
    /// <param name="row">Number of the child's row in the workbook.</param>
    /// <param name="survey">What the nodes hold.</param>
    public static Answer Of(SyntheticChild child, long row, Survey survey)
    {
        if (survey.RefusalOf(row) is { } refusal)
            return Compare(child, End.RowRefused, refusal.Errors.Any(error => error.Reason == child.Expected.MissingFact) ? "" : $"refused for {string.Join(',', refusal.Errors.Select(error => error.Reason))}");
        if (survey.ChildOf(child) is not { } entry)
            return new(null, "not in the ledger");

        var referrals = survey.ResidenceSides(entry);
        return referrals.Count switch
        {
            0 => OfState(child, entry),
            1 => OfReferral(child, referrals[0], survey.HukouSides(referrals[0])),
            _ => new(End.Closed, $"referred {referrals.Count} times"),
        };
    }

    private static Answer OfState(SyntheticChild child, Child entry) => entry.State switch
    {
        ChildState.Monitored => Compare(child, End.Monitored),
        ChildState.PendingSixMonths => Compare(child, End.PendingSixMonths),
        ChildState.StatisticsOnly => Compare(child, End.StatisticsOnly),
        ChildState.LocalCase => Compare(child, End.LocalCase),
        ChildState.ManualReview => Compare(child, End.ManualReview, entry.Decision?.MissingFact == child.Expected.MissingFact ? "" : $"missing fact {entry.Decision?.MissingFact}"),
        _ => new(null, $"still {entry.State}"),
    };

    private static Answer OfReferral(SyntheticChild child, Referral residence, IReadOnlyList<Referral> hukou) => residence.State switch
    {
        ReferralState.Rejected => Compare(child, End.Rejected, residence.Decision?.ReasonText.Length > 0 ? "" : "rejected without a reason"),
        ReferralState.External => Compare(child, End.External),
        ReferralState.Closed => Compare(child, residence.Leg > 1 && WentElsewhere(hukou) ? End.ReturnedAndRerouted : End.Closed, OfProtection(child, residence, hukou)),
        _ => new(null, $"referral still {residence.State}"),
    };

    private static bool WentElsewhere(IReadOnlyList<Referral> hukou) =>
        hukou.Any(side => side.State is ReferralState.ReRouted || side is { State: ReferralState.Returned, Decision.ReturnReason: ReturnReason.HukouNotHere });

    private static string OfProtection(SyntheticChild child, Referral residence, IReadOnlyList<Referral> hukou)
    {
        var closed = hukou.Where(side => side.State == ReferralState.Closed).ToList();
        return closed switch
        {
            [] => "closed at the residence alone",
            [_, _, ..] => $"closed {closed.Count} times",
            [var side] when side.HukouDivision != child.Expected.County.ToSixDigits() => $"enrolled by {side.HukouDivision}",
            [_] when residence.Protection?.Category != child.Expected.Category => $"category {residence.Protection?.Category}",
            _ => "",
        };
    }

    private static Answer Compare(SyntheticChild child, End end, string detail = "") =>
        new(end, end != child.Expected.End ? $"ended as {end}, expected {child.Expected.End}" : detail);
}
