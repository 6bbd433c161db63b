namespace Exchange.Chaos;

/// <summary>I1: every RPC that returned OK exists at the receiver once quiet.</summary>
internal static class Arrival
{
    private sealed record Trace(Side Side, string Here, string There);

    // What a step leaves in the timeline of its own side, and what its letter leaves on the other one; empty where no letter goes.
    private static readonly Dictionary<string, Trace> Traces = new()
    {
        ["CreateReferral"] = new(Side.Residence, "CREATED", "RECEIVED"),
        ["OpenReferral"] = new(Side.Hukou, "OPENED", ""),
        ["AcceptReferral"] = new(Side.Hukou, "ACCEPTED", "ACCEPTED"),
        ["ReturnReferral"] = new(Side.Hukou, "RETURNED", "RE_ROUTED"),
        ["RejectReferral"] = new(Side.Hukou, "REJECTED", "REJECTED"),
        ["RecordInvestigation"] = new(Side.Hukou, "TOWNSHIP_REPORTED", ""),
        ["ConfirmProtection"] = new(Side.Hukou, "CONFIRMED", "CONFIRMED"),
        ["AcknowledgeResult"] = new(Side.Residence, "ACKNOWLEDGED", "ACKNOWLEDGED"),
    };

    public static Finding Check(RunEvidence run)
    {
        var exam = new Examination("I1", "every RPC that returned OK exists at the receiver once quiet");
        Writes(run, exam);
        Messages(run, exam);
        Shelves(run, exam);
        return exam.Finding;
    }

    private static void Writes(RunEvidence run, Examination exam)
    {
        var answered = run.Nodes.SelectMany(node => node.Requests.Where(r => r.IsAnswered).Select(r => (node.Node, r.Id))).ToHashSet();
        var timeline = run.Nodes.SelectMany(node => node.Timeline.Select(line => (node.Node, line.Referral, line.Side, line.Kind))).ToHashSet();
        var anywhere = timeline.Select(line => (line.Referral, line.Side, line.Kind)).ToHashSet();
        foreach (var call in run.History.Attempts.Where(attempt => attempt.IsOk).DistinctBy(attempt => attempt.RequestId))
        {
            exam.Expect(answered.Contains((call.Node, call.RequestId)), call.Node, call.RequestId, $"{call.Method} returned OK and is not remembered");
            if (!Traces.TryGetValue(call.Method, out var trace)) continue;
            exam.Expect(
                timeline.Contains((call.Node, call.Referral, trace.Side, trace.Here)), call.Node, call.Referral,
                $"{call.Method} returned OK and its own side has no {trace.Here}");
            if (trace.There.Length == 0) continue;
            var other = trace.Side == Side.Residence ? Side.Hukou : Side.Residence;
            exam.Expect(
                anywhere.Contains((call.Referral, other, trace.There)), call.Node, call.Referral,
                $"{call.Method} returned OK and the other side has no {trace.There}");
        }
    }

    private static void Messages(RunEvidence run, Examination exam)
    {
        var applied = run.Nodes.SelectMany(node => node.Inbox.Select(line => line.Message)).ToHashSet();
        foreach (var node in run.Nodes)
        {
            foreach (var message in node.Outbox)
            {
                exam.Expect(message.IsDone && message.State != "Parked", node.Node, message.Id, $"{message.Kind} {message.Type} is {message.State}");
                if (message.Kind == "Letter")
                    exam.Expect(applied.Contains(message.Id), node.Node, message.Id, $"{message.Type} is in nobody's inbox");
            }
        }
    }

    private static void Shelves(RunEvidence run, Examination exam)
    {
        foreach (var node in run.Nodes)
        {
            foreach (var message in node.Shelf)
                exam.Expect(run.History.Poison.ContainsKey(message.Message), node.Node, message.Message, $"{message.Type} was put aside: {message.Reason}");
        }

        var parked = run.Nodes.SelectMany(node => node.Shelf.Where(message => message.IsParked).Select(message => message.Message)).ToHashSet();
        foreach (var (message, poison) in run.History.Poison.Where(poison => poison.Value.IsSent))
            exam.Expect(parked.Contains(message), "", message, $"poison ({poison.What}) was parked nowhere");
    }
}
