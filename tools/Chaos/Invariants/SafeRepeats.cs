namespace Exchange.Chaos;

/// <summary>I7: a call that timed out is safe to repeat with its request id: it is answered as if it had been answered at first.</summary>
internal static class SafeRepeats
{
    public static Finding Check(RunEvidence run)
    {
        var exam = new Examination("I7", "a call that timed out is safe to repeat with its request id");
        var remembered = run.Nodes.SelectMany(node => node.Requests.Select(request => (request.Id, request.Method)))
            .ToLookup(request => request.Id, request => request.Method);
        foreach (var call in run.History.Attempts.GroupBy(attempt => attempt.RequestId).Where(call => call.Count() > 1))
        {
            var first = call.First();
            var answers = call.Where(attempt => attempt.IsOk).Select(attempt => attempt.Answer).Distinct().Count();
            exam.Expect(answers <= 1, first.Node, call.Key, $"{first.Method} was answered in {answers} ways");
            // After a try of unknown end nothing but the answer may come: a refusal would be by the call's own effect.
            if (call.FirstOrDefault(attempt => attempt is { IsOk: false, IsUnknown: false }) is { } refusal)
                exam.Expect(false, first.Node, call.Key, $"{first.Method} was repeated and refused: {refusal.Status} {refusal.Reason}");
            exam.Expect(remembered[call.Key].Count() <= 1, first.Node, call.Key, $"{first.Method} is remembered {remembered[call.Key].Count()} times");
        }

        return exam.Finding;
    }
}
