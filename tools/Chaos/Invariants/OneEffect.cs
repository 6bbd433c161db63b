namespace Exchange.Chaos;

/// <summary>I2: one effect per message id.</summary>
internal static class OneEffect
{
    // Steps that a leg takes once; a second one is the first one done again.
    private static readonly HashSet<string> Once =
        ["CREATED", "RECEIVED", "OPENED", "ACCEPTED", "RETURNED", "REJECTED", "TOWNSHIP_REPORTED", "CONFIRMED", "ACKNOWLEDGED", "RE_ROUTED"];

    public static Finding Check(RunEvidence run)
    {
        var exam = new Examination("I2", "one effect per message id");
        foreach (var node in run.Nodes)
        {
            foreach (var effects in node.Inbox.GroupBy(line => line))
                exam.Expect(effects.Count() == 1, node.Node, effects.Key.Message, $"applied {effects.Count()} times by {effects.Key.Consumer}");
            foreach (var steps in node.Timeline.Where(line => Once.Contains(line.Kind)).GroupBy(line => (line.Referral, line.Side, line.Leg, line.Kind)))
                exam.Expect(steps.Count() == 1, node.Node, steps.Key.Referral, $"leg {steps.Key.Leg} was {steps.Key.Kind} {steps.Count()} times");
            foreach (var protections in node.Protections.GroupBy(referral => referral))
                exam.Expect(protections.Count() == 1, node.Node, protections.Key, $"{protections.Count()} protections began");
        }

        var letters = run.Nodes.SelectMany(node => node.Outbox.Where(line => line.Kind == "Letter").Select(line => line.Id)).ToHashSet();
        var takers = run.Nodes.SelectMany(node => node.Inbox.Select(line => line.Message).Distinct().Where(letters.Contains).Select(id => (id, node.Node)));
        foreach (var taken in takers.GroupBy(taker => taker.id, taker => taker.Node))
            exam.Expect(taken.Count() == 1, string.Join(' ', taken), taken.Key, "a letter to one office was applied at several nodes");
        foreach (var sides in run.Nodes.SelectMany(node => node.Sides.Select(side => (node.Node, side.Referral, side.Side, side.Leg)))
            .GroupBy(side => (side.Referral, side.Side, Leg: side.Side == Side.Hukou ? side.Leg : 0)))
            exam.Expect(sides.Count() == 1, string.Join(' ', sides.Select(side => side.Node)), sides.Key.Referral, "one side exists several times");
        return exam.Finding;
    }
}
