namespace Exchange.Chaos;

/// <summary>I4: versions never fall, no illegal transition. The tables are those of the design, written down a second time.</summary>
internal static class Transitions
{
    private const int Referred = 1, Received = 2, Opened = 3, Accepted = 4, Investigating = 5, Confirmed = 6, Closed = 7, Returned = 8,
        ReRouted = 9, Rejected = 10, Withdrawn = 11, Disputed = 12, External = 13;

    private static readonly Dictionary<int, int[]> Residence = new()
    {
        [0] = [Referred],
        [Referred] = [Accepted, Disputed, Returned, Rejected, External, Withdrawn],
        [Accepted] = [Referred, Disputed, Returned, Rejected, Confirmed],
        [Confirmed] = [Closed],
        [Returned] = [Referred, Withdrawn],
        [Disputed] = [Referred],
    };

    private static readonly Dictionary<int, int[]> Hukou = new()
    {
        [0] = [Received],
        [Received] = [Opened, Accepted, Withdrawn, External, Returned, Rejected, ReRouted],
        [Opened] = [Accepted, Withdrawn, External, Returned, Rejected, ReRouted],
        [Accepted] = [Investigating, Confirmed, Returned, Rejected, ReRouted],
        [Investigating] = [Confirmed, Returned, Rejected, ReRouted],
        [Confirmed] = [Closed],
    };

    public static Finding Check(RunEvidence run)
    {
        var exam = new Examination("I4", "versions never fall, no illegal transition");
        foreach (var node in run.Nodes)
        {
            foreach (var side in node.Timeline.GroupBy(line => (line.Referral, line.Side, Leg: line.Side == Side.Hukou ? line.Leg : 0)))
                Walk(exam, node.Node, side.Key.Referral, side.Key.Side, [.. side.OrderBy(line => line.Sequence).Select(line => (line.Leg, line.State))]);
            Versions(exam, node);
        }

        foreach (var seen in run.History.Observations.GroupBy(look => (look.Node, look.Referral, look.Side)))
            Looks(exam, seen.Key.Node, seen.Key.Referral, seen.Key.Side, [.. seen.Select(look => (look.Leg, look.State))]);
        return exam.Finding;
    }

    private static void Walk(Examination exam, string node, Guid referral, Side side, IReadOnlyList<(int Leg, int State)> lines)
    {
        var (leg, state) = (0, 0);
        foreach (var next in lines)
        {
            exam.Expect(next.Leg >= leg, node, referral, $"leg {leg} was followed by leg {next.Leg}");
            exam.Expect(next.State == state || May(side, state, next.State), node, referral, $"state {state} was followed by {next.State}");
            (leg, state) = next;
        }
    }

    /// <summary>A client looks now and then, so that steps are left out; what it sees still never goes back.</summary>
    private static void Looks(Examination exam, string node, Guid referral, Side side, IReadOnlyList<(int Leg, int State)> looks)
    {
        for (var i = 1; i < looks.Count; i++)
        {
            var (before, after) = (looks[i - 1], looks[i]);
            exam.Expect(
                after.Leg > before.Leg || (after.Leg == before.Leg && (after.State == before.State || Reaches(side, before.State, after.State))),
                node, referral, $"a client saw state {after.State} of leg {after.Leg} after state {before.State} of leg {before.Leg}");
        }
    }

    /// <summary>Each change of a side writes a line; a version that does not count them has lost one, or one was written twice.</summary>
    private static void Versions(Examination exam, NodeEvidence node)
    {
        var lines = node.Timeline.CountBy(line => (line.Referral, line.Side, Leg: line.Side == Side.Hukou ? line.Leg : 0)).ToDictionary();
        foreach (var side in node.Sides)
        {
            var count = lines.GetValueOrDefault((side.Referral, side.Side, side.Side == Side.Hukou ? side.Leg : 0));
            exam.Expect(side.Version == count, node.Node, side.Referral, $"version {side.Version} and {count} lines of timeline");
        }
    }

    private static bool May(Side side, int from, int to) =>
        (side == Side.Residence ? Residence : Hukou).TryGetValue(from, out var next) && next.Contains(to);

    private static bool Reaches(Side side, int from, int to)
    {
        var (reached, open) = (new HashSet<int> { from }, new Queue<int>([from]));
        while (open.TryDequeue(out var state))
        {
            foreach (var next in (side == Side.Residence ? Residence : Hukou).GetValueOrDefault(state, []))
            {
                // A case that goes to another county begins another leg.
                if (side == Side.Residence && next == Referred) continue;
                if (reached.Add(next)) open.Enqueue(next);
            }
        }

        return reached.Contains(to);
    }
}
