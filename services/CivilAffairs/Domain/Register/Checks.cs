using System.Collections.Immutable;

namespace Exchange.CivilAffairs.Domain.Register;

/// <summary>
/// The questions put to other departments about one child, at most one entry each, in the order of <see cref="Question"/>.
/// </summary>
internal sealed class Checks
{
    /// <summary>Every question there is.</summary>
    public static readonly ImmutableArray<Question> Questions =
        [Question.Household, Question.GuardianStatus, Question.Enrollment, Question.Coverage];

    /// <summary>Nothing asked.</summary>
    public static readonly Checks None = new([]);

    private Checks(ImmutableArray<Check> all) => All = all;

    /// <summary>The entries.</summary>
    public ImmutableArray<Check> All { get; }

    /// <summary>The entry of a question; one that was never asked where there is none.</summary>
    public Check this[Question question] => All.FirstOrDefault(c => c.Question == question) ?? new Check(question, CheckOutcome.NotAsked);

    /// <summary>What is still to be asked, for the first time or again.</summary>
    public IEnumerable<Question> Open => Questions.Where(q => this[q].IsOpen);

    /// <summary>Every question has its answer.</summary>
    public bool AreComplete => !Open.Any();

    /// <summary>When the first of the questions without an answer is put again; null when none is.</summary>
    public DateTimeOffset? NextAttemptTime => All.Min(c => c.NextAttemptTime);

    /// <summary>Holds exactly these entries.</summary>
    public static Checks Of(IEnumerable<Check> checks) => None.With(checks);

    /// <summary>The same with these entries in place of older ones about the same questions.</summary>
    public Checks With(IEnumerable<Check> answers)
    {
        var newer = answers.ToDictionary(a => a.Question);
        return new Checks([.. All.Where(c => !newer.ContainsKey(c.Question)).Concat(newer.Values).OrderBy(c => c.Question)]);
    }

    /// <summary>The same with this question to be put again, as if never asked.</summary>
    public Checks Reopened(Question question) => new([.. All.Where(c => c.Question != question)]);
}
