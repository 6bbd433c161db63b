using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Register;

// Asking the other departments.
internal sealed partial class ChildRecord
{
    /// <summary>What was asked and answered.</summary>
    public Checks Checks { get; private set; } = Checks.None;

    /// <summary>
    /// When the other departments are to be asked next; while they are being asked, when somebody else may do it; null when there is
    /// nothing to ask.
    /// </summary>
    public DateTimeOffset? VerifyTime { get; private set; }

    /// <summary>
    /// Who is asking at the moment. Every change of the entry clears it, so that answers to an older question are not taken for answers to
    /// the newer one.
    /// </summary>
    public Guid? Claim { get; private set; }

    /// <summary>When public security was asked to register a child without a registration; null when it was not.</summary>
    public DateTimeOffset? RegistrationRequestTime { get; private set; }

    /// <summary>Takes answers. Facts are taken with them where the registers gave any.</summary>
    public void Answer(IEnumerable<Check> answers, RegisterFacts? learned, DateTimeOffset now)
    {
        Checks = Checks.With(answers);
        if (learned is not null)
            Learn(learned);
        VerifyTime = HasCitizenId ? Checks.NextAttemptTime : null;
        if (VerifyTime is not null && IsBeingVerified)
            MoveTo(ChildState.Partial);
        Change(now);
    }

    /// <summary>All answers are there and have not been decided on.</summary>
    public bool IsReadyToDecide => VerifyTime is null && IsBeingVerified;

    /// <summary>Nothing can be asked or decided at present.</summary>
    public void Postpone(DateTimeOffset until, DateTimeOffset now)
    {
        VerifyTime = until;
        Change(now);
    }

    /// <summary>A register has news: the question is put again. Where its answer bears on the decision, that is taken again too.</summary>
    public void AskAgain(Question question, DateTimeOffset now)
    {
        if (HasEnded || !HasCitizenId)
            return;
        Checks = Checks.Reopened(question);
        VerifyTime = now;
        if (IsDecidedHere && question is Question.Household or Question.GuardianStatus)
            MoveTo(ChildState.Verifying);
        Change(now);
    }

    /// <summary>The household register has moved the child's registration.</summary>
    public void MoveHukou(RegisterFacts moved, DateTimeOffset now)
    {
        Learn(moved);
        Change(now);
    }

    /// <summary>Public security is asked to register the child.</summary>
    /// <returns>False when it was asked before.</returns>
    public bool RequestRegistration(DateTimeOffset now)
    {
        if (RegistrationRequestTime is not null)
            return false;
        RegistrationRequestTime = now;
        Change(now);
        return true;
    }

    /// <summary>The departments are being asked or are to be asked, and the decision waits for them.</summary>
    public bool IsBeingVerified => State is ChildState.Detected or ChildState.Verifying or ChildState.Partial;
}

/// <summary>What the registers know of a child, put into the facts.</summary>
/// <param name="Facts">The facts in their stored form.</param>
/// <param name="Hukou">Where the child is registered.</param>
/// <param name="Time">When the register knew that, by its own clock; null when it has not said.</param>
internal sealed record RegisterFacts(byte[] Facts, DivisionCode Hukou, DateTimeOffset? Time);
