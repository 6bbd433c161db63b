using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Proto = Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Eligibility;

/// <summary>
/// The rules of protection on facts as the contract writes them. Nothing is stored and nothing is asked, so that a command can use it
/// without a node.
/// </summary>
public static class FactsAssessment
{
    /// <summary>Decides and explains.</summary>
    /// <param name="facts">The facts; what is left out is unknown.</param>
    /// <param name="asOf">The day to decide for.</param>
    /// <exception cref="FaultException">A field is wrong: FIELD_INVALID, FIELD_REQUIRED, ENUM_VALUE_UNKNOWN or DIVISION_UNKNOWN. All wrong
    /// fields are listed, each with its path from <c>facts</c> on.</exception>
    public static Proto.Decision Assess(Proto.ChildFacts facts, DateOnly asOf)
    {
        var check = new FieldCheck();
        RequestCheck.Enums(check, new Proto.AssessFactsRequest { Facts = facts });
        check.ThrowIfAny();
        var read = FactsReader.Read(facts, "facts", check);
        check.ThrowIfAny();
        return DecisionWriter.Write(Decide(read, asOf));
    }

    /// <summary>Decides on facts that were checked when they came in.</summary>
    internal static Decision Decide(Proto.ChildFacts facts, DateOnly asOf) =>
        Decide(FactsReader.Read(facts, "facts", new FieldCheck()), asOf);

    /// <summary>Decides for the day of a request: an ISO 8601 date, or today when empty.</summary>
    internal static Proto.Decision Assess(Proto.AssessFactsRequest request, DateOnly today)
    {
        var check = new FieldCheck();
        check.Require(request.Facts is not null, PlatformErrorReason.FieldRequired, "facts");
        var asOf = new FieldReader("", check).Date(request.AsOfDate, "as_of_date") ?? today;
        check.ThrowIfAny();
        return Assess(request.Facts!, asOf);
    }

    private static Decision Decide(ChildFacts facts, DateOnly asOf) => EligibilityRules.Assess(facts, asOf, ProgrammeParameters.Current);
}
