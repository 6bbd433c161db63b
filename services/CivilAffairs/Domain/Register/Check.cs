namespace Exchange.CivilAffairs.Domain.Register;

/// <summary>What other departments are asked about a child. The numbers are stored.</summary>
internal enum Question
{
    /// <summary>Public security: is the child registered as stated?</summary>
    Household = 1,

    /// <summary>Public security: what keeps the parents from caring?</summary>
    GuardianStatus = 2,

    /// <summary>Education: is the child enrolled?</summary>
    Enrollment = 3,

    /// <summary>Medical insurance: is the child insured?</summary>
    Coverage = 4,
}

/// <summary>How a question ended. The numbers are those of the contract's <c>VerificationOutcome</c> and are stored.</summary>
internal enum CheckOutcome
{
    /// <summary>Not asked, or to be asked again.</summary>
    NotAsked = 0,

    /// <summary>One record, and all of it agrees.</summary>
    Match = 1,

    /// <summary>One record, and the named fields differ.</summary>
    Mismatch = 2,

    /// <summary>No record; never a negative.</summary>
    NoRecord = 3,

    /// <summary>More than one record; none of them is used.</summary>
    Multiple = 4,

    /// <summary>The department declined and said why.</summary>
    Refused = 5,

    /// <summary>The department did not answer in time and is asked again.</summary>
    Timeout = 6,
}

/// <summary>One question with what became of it.</summary>
/// <param name="Question">Which question.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record Check(Question Question, CheckOutcome Outcome)
{
    /// <summary>The proto name of the field that says where a person is registered.</summary>
    public const string HukouField = "hukou_division";

    /// <summary>With <see cref="CheckOutcome.Mismatch"/>: the fields that differ, by their proto names.</summary>
    public IReadOnlyList<string> MismatchedFields { get; init; } = [];

    /// <summary>With <see cref="CheckOutcome.Refused"/>: a stable UPPER_SNAKE word.</summary>
    public string RefusalReason { get; init; } = "";

    /// <summary>How often the question was put since it became open.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was last put; null before.</summary>
    public DateTimeOffset? AnswerTime { get; init; }

    /// <summary>With <see cref="CheckOutcome.Timeout"/>: when it is put again.</summary>
    public DateTimeOffset? NextAttemptTime { get; init; }

    /// <summary>It is still to be put, for the first time or again.</summary>
    public bool IsOpen => Outcome is CheckOutcome.NotAsked or CheckOutcome.Timeout;

    /// <summary>
    /// One record that is the child's: nothing differs, or only where the child is registered, which the register knows best.
    /// </summary>
    public bool IsSamePerson => Outcome == CheckOutcome.Match || IsHukouConflict;

    /// <summary>The register has the child in another place than the county states.</summary>
    public bool IsHukouConflict => Outcome == CheckOutcome.Mismatch && MismatchedFields is [HukouField];
}
