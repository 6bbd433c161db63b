using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Register;
using Grpc.Core;
using Verdict = Exchange.Contracts.Type.V1.Verification;

namespace Exchange.CivilAffairs.Verification;

/// <summary>Puts a child's open questions to the other departments, all at once.</summary>
internal sealed partial class Inquiry(
    Departments departments, Outages outages, StatementVault vault, CivilAffairsOptions options, TimeProvider time, ILogger<Inquiry> log)
{
    private readonly RetryPauses _pauses = new(options.Verification);

    public async Task<Findings> AskAsync(ChildRecord record, CancellationToken ct)
    {
        if (!record.HasCitizenId)
            return Findings.Nothing;
        var child = vault.StatedBy(record);
        var household = PutAsync(record, Question.Household, () => departments.VerifyHousehold(child, ct), a => a.Verification, ct);
        var guardians = PutAsync(record, Question.GuardianStatus, () => departments.GetGuardianStatus(child, ct), a => a.Verification, ct);
        var enrollment = PutAsync(record, Question.Enrollment, () => departments.VerifyEnrollment(child, ct), a => a.Verification, ct);
        var cover = PutAsync(record, Question.Coverage, () => departments.VerifyCoverage(child, ct), a => a.Verification, ct);
        return Findings.Of(record, await household, await guardians, (await enrollment)?.Check, (await cover)?.Check);
    }

    /// <returns>Null when the question has its answer already.</returns>
    private async Task<Answer<T>?> PutAsync<T>(
        ChildRecord record, Question question, Func<Task<T>> put, Func<T, Verdict?> verdict, CancellationToken ct)
        where T : class
    {
        var before = record.Checks[question];
        if (!before.IsOpen)
            return null;
        var department = StoredChecks.DepartmentOf(question);
        if (!outages.MayAsk(department))
            return new(Later(before with { Outcome = CheckOutcome.Timeout }, _pauses.WhileOut()), null);

        var (check, body) = await CallAsync(question, put, verdict, ct);
        check = check with { Attempts = before.Attempts + 1, AnswerTime = time.GetUtcNow() };
        if (check.Outcome != CheckOutcome.Timeout)
        {
            outages.Answered(department);
            return new(check, body);
        }

        outages.Silent(department);
        return new(Later(check, _pauses.After(check.Attempts)), null);
    }

    private async Task<Answer<T>> CallAsync<T>(Question question, Func<Task<T>> put, Func<T, Verdict?> verdict, CancellationToken ct)
        where T : class
    {
        try
        {
            var body = await put();
            return new(Answers.Read(question, verdict(body)), body);
        }
        catch (RpcException failure)
        {
            ct.ThrowIfCancellationRequested();
            var check = Answers.Read(question, failure);
            if (check.Outcome == CheckOutcome.Timeout)
                Silent(question, failure.StatusCode);
            else
                Refused(question, check.RefusalReason);
            return new(check, null);
        }
    }

    private Check Later(Check check, TimeSpan pause) => check with { NextAttemptTime = time.GetUtcNow() + pause };

    [LoggerMessage(Level = LogLevel.Debug, Message = "No answer to {Question} ({Status}); it is put again.")]
    private partial void Silent(Question question, StatusCode status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The question {Question} was refused: {Reason}.")]
    private partial void Refused(Question question, string reason);
}

/// <summary>What became of a question that was put.</summary>
/// <param name="Check">The outcome.</param>
/// <param name="Body">What the department said; null when it said nothing that can be used.</param>
internal sealed record Answer<T>(Check Check, T? Body)
    where T : class;
