using Exchange.CivilAffairs.Domain.Register;
using Exchange.Contracts.Type.V1;
using Exchange.Grpc;
using Google.Rpc;
using Grpc.Core;
using Verdict = Exchange.Contracts.Type.V1.Verification;

namespace Exchange.CivilAffairs.Verification;

/// <summary>Reads what came back into exactly one of the outcomes. Nothing that cannot be read becomes an answer.</summary>
internal static class Answers
{
    /// <summary>An outcome that this version of the contract does not know, or none.</summary>
    public const string OutcomeUnknown = "OUTCOME_UNKNOWN";

    /// <summary>A match without what a match must say.</summary>
    public const string AnswerIncomplete = "ANSWER_INCOMPLETE";

    /// <summary>Reads an answer that came.</summary>
    public static Check Read(Question question, Verdict? answer) => answer?.Outcome switch
    {
        VerificationOutcome.Match => new Check(question, CheckOutcome.Match),
        VerificationOutcome.Mismatch when answer.MismatchedFields.Count > 0 =>
            new Check(question, CheckOutcome.Mismatch) { MismatchedFields = [.. answer.MismatchedFields] },
        VerificationOutcome.Mismatch => Refused(question, AnswerIncomplete),
        VerificationOutcome.NoRecord => new Check(question, CheckOutcome.NoRecord),
        VerificationOutcome.Multiple => new Check(question, CheckOutcome.Multiple),
        VerificationOutcome.Refused => Refused(question, answer.RefusalReason),
        VerificationOutcome.Timeout => new Check(question, CheckOutcome.Timeout),
        _ => Refused(question, OutcomeUnknown),
    };

    /// <summary>
    /// Reads a call that failed. A department that refused the question itself would refuse it again; everything else is silence, and the
    /// question is put again.
    /// </summary>
    public static Check Read(Question question, RpcException failure) => failure.StatusCode is StatusCode.InvalidArgument
        or StatusCode.FailedPrecondition or StatusCode.NotFound or StatusCode.OutOfRange
        or StatusCode.AlreadyExists or StatusCode.PermissionDenied
            ? Refused(question, ReasonOf(failure))
            : new Check(question, CheckOutcome.Timeout);

    public static Check Refused(Question question, string reason) =>
        new(question, CheckOutcome.Refused) { RefusalReason = reason.Length > 0 ? reason : "UNSPECIFIED" };

    private static string ReasonOf(RpcException failure) =>
        failure.GetDetail<ErrorInfo>()?.Reason ?? Domain.Eligibility.Law.Word(failure.StatusCode);
}
