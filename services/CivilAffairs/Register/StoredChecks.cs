using Exchange.CivilAffairs.Domain.Register;
using Exchange.Contracts.Type.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Answer = Exchange.Contracts.Type.V1.Verification;
using Proto = Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Register;

/// <summary>The answers of the departments as the contract writes them, in calls and in the database.</summary>
internal static class StoredChecks
{
    /// <summary>One answer as the contract writes it.</summary>
    public static Proto.DepartmentCheck ToProto(Check check) => new()
    {
        Department = DepartmentOf(check.Question),
        Question = NameOf(check.Question),
        Verification = new Answer
        {
            Outcome = (VerificationOutcome)check.Outcome,
            MismatchedFields = { check.MismatchedFields },
            RefusalReason = check.RefusalReason,
        },
        AttemptCount = check.Attempts,
        AnswerTime = check.AnswerTime?.ToTimestamp(),
        NextAttemptTime = check.NextAttemptTime?.ToTimestamp(),
    };

    /// <summary>Stable name of a question: HOUSEHOLD, GUARDIAN_STATUS, ENROLLMENT, COVERAGE.</summary>
    public static string NameOf(Question question) => question switch
    {
        Question.Household => "HOUSEHOLD",
        Question.GuardianStatus => "GUARDIAN_STATUS",
        Question.Enrollment => "ENROLLMENT",
        Question.Coverage => "COVERAGE",
        _ => throw new ArgumentOutOfRangeException(nameof(question), question, null),
    };

    /// <summary>Who is asked.</summary>
    public static Department DepartmentOf(Question question) => question switch
    {
        Question.Household or Question.GuardianStatus => Department.PublicSecurity,
        Question.Enrollment => Department.Education,
        _ => Department.MedicalInsurance,
    };

    private static byte[] Write(Checks checks) =>
        checks.All.IsEmpty ? [] : new Proto.Child { Checks = { checks.All.Select(ToProto) } }.ToByteArray();

    private static Checks Read(byte[] bytes) =>
        bytes.Length == 0 ? Checks.None : Checks.Of(Proto.Child.Parser.ParseFrom(bytes).Checks.Select(FromProto));

    private static Check FromProto(Proto.DepartmentCheck check) => new(QuestionOf(check.Question), (CheckOutcome)check.Verification.Outcome)
    {
        MismatchedFields = [.. check.Verification.MismatchedFields],
        RefusalReason = check.Verification.RefusalReason,
        Attempts = check.AttemptCount,
        AnswerTime = check.AnswerTime?.ToDateTimeOffset(),
        NextAttemptTime = check.NextAttemptTime?.ToDateTimeOffset(),
    };

    private static Question QuestionOf(string name) => Checks.Questions.First(q => NameOf(q) == name);

    internal sealed class Converter() : ValueConverter<Checks, byte[]>(checks => Write(checks), bytes => Read(bytes));

    /// <summary>A list of answers never changes; a change is another list.</summary>
    internal sealed class Comparer() : ValueComparer<Checks>(
        (a, b) => ReferenceEquals(a, b), checks => checks.GetHashCode(), checks => checks);
}
