using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Province;

namespace Exchange.Cli.Demo;

/// <summary>What a demo came to.</summary>
internal sealed class DemoReport
{
    // A title and a header stand above the first row, and Excel counts from one.
    private const int FirstRow = 3;

    public DemoReport(IReadOnlyList<SyntheticChild> children, Survey survey, TimeSpan elapsed)
    {
        (Survey, Elapsed) = (survey, elapsed);
        var row = (long)FirstRow;
        foreach (var child in children)
        {
            Answers.Add((child, AnswerCheck.Of(child, row, survey)));
            row += child.Flaws.Twice ? 2 : 1;
        }
    }

    public List<(SyntheticChild Child, Answer Answer)> Answers { get; } = [];

    public Survey Survey { get; }

    public TimeSpan Elapsed { get; }

    public int Lost => Answers.Count(pair => pair.Answer.End is null);

    public int Unexpected => Answers.Count(pair => pair.Answer is { End: not null, Discrepancy.Length: > 0 });

    public bool IsAsExpected => Lost == 0 && Unexpected == 0;

    public Referral? Example => Survey.Example;

    public int Count(End end) => Answers.Count(pair => pair.Answer.End == end);

    /// <summary>The object that <c>--json</c> prints.</summary>
    public object ToJson() => new
    {
        children = Answers.Count,
        flagged = Survey.Upload.Summary.EnteredCount,
        referrals = Survey.ReferralCount,
        closed = Count(End.Closed),
        returned_and_rerouted = Count(End.ReturnedAndRerouted),
        rejected = Count(End.Rejected),
        external = Count(End.External),
        manual_review = Count(End.ManualReview),
        unexpected = Unexpected,
        lost = Lost,
        seconds = Math.Round(Elapsed.TotalSeconds, 1),
    };
}
