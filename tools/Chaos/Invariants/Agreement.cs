using System.Security.Cryptography;
using System.Text;

namespace Exchange.Chaos;

/// <summary>I3: both sides' digests are equal within a bounded time after healing.</summary>
internal static class Agreement
{
    // By the contract's numbers: what the hukou side may be while the residence side is at an end of its own news.
    private static readonly Dictionary<int, int[]> Matching = new()
    {
        [1] = [2, 3],
        [4] = [4, 5],
        [6] = [6],
        [7] = [7],
        [8] = [8],
        [10] = [10],
        [11] = [8, 9, 11],
        [12] = [8],
        [13] = [13],
    };

    public static Finding Check(RunEvidence run)
    {
        var exam = new Examination("I3", "both sides' digests are equal within a bounded time after healing");
        exam.Expect(run.QuietAfter is not null, "all", "quiet", $"things were still under way {run.QuietLimit.TotalSeconds:F0} s after healing");
        var sides = run.Nodes.SelectMany(node => node.Sides.Select(side => (node.Node, Line: side))).ToList();
        var residences = sides.Where(side => side.Line.Side == Side.Residence).ToList();
        // Only the leg that counts: earlier ones have ended with an answer.
        var hukous = sides.Where(side => side.Line.Side == Side.Hukou).GroupBy(side => side.Line.Referral)
            .ToDictionary(legs => legs.Key, legs => legs.MaxBy(side => side.Line.Leg));

        foreach (var (node, mine) in residences)
        {
            if (!hukous.TryGetValue(mine.Referral, out var other))
            {
                exam.Expect(false, node, mine.Referral, "the other side has never heard of it");
                continue;
            }

            var theirs = other.Line;
            exam.Expect(
                (mine.Leg, mine.Sent, mine.Received) == (theirs.Leg, theirs.Received, theirs.Sent), node, mine.Referral,
                $"leg {mine.Leg}, sent {mine.Sent}, received {mine.Received} here; leg {theirs.Leg}, received {theirs.Received}, sent {theirs.Sent} at {other.Node}");
            exam.Expect(
                Matching.TryGetValue(mine.State, out var fitting) && fitting.Contains(theirs.State), node, mine.Referral,
                $"state {mine.State} here and {theirs.State} at {other.Node}");
        }

        var (here, there) = (
            Digest(residences.Select(side => (side.Line.Referral, side.Line.Leg, side.Line.Sent, side.Line.Received))),
            Digest(hukous.Values.Select(side => (side.Line.Referral, side.Line.Leg, side.Line.Received, side.Line.Sent))));
        if (residences.Count > 0 || hukous.Count > 0)
            exam.Expect(here == there, "all", "digest", $"{here} of the residence sides, {there} of the hukou sides");
        return exam.Finding;
    }

    private static string Digest(IEnumerable<(Guid Referral, int Leg, long There, long Back)> sides) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', sides.Order().Select(side => $"{side.Referral}|{side.Leg}|{side.There}|{side.Back}")))));
}
