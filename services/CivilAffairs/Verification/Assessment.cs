using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Eligibility;
using Exchange.CivilAffairs.Register;
using Exchange.Contracts.CivilAffairs.V1;
using ChildState = Exchange.CivilAffairs.Domain.Register.ChildState;

namespace Exchange.CivilAffairs.Verification;

/// <summary>Decides where a child of the ledger stands, from what the county states and the registers answered.</summary>
internal static class Assessment
{
    /// <summary>The rules where it is certain who the child is; else a person has to find that out first.</summary>
    public static Verdict Of(ChildRecord record, DateOnly today)
    {
        var household = record.Checks[Question.Household];
        if (record.HasCitizenId && !household.IsSamePerson)
        {
            var review = HouseholdReview.Of(household, today);
            return new Verdict(ChildState.ManualReview, review.MissingFact, null, StoredDecision.Write(review));
        }

        var decided = FactsAssessment.Decide(KnownFacts.Of(record), today);
        var decision = DecisionWriter.Write(decided);
        if (household.IsHukouConflict)
            decision.Rules.Insert(0, HouseholdReview.HukouConflict(StatedHukou(record), record.Hukou.ToString()));
        return new Verdict(Verdict.StateOf(decided), decision.MissingFact, decided.SixMonthsOn, StoredDecision.Write(decision));
    }

    private static string StatedHukou(ChildRecord record) => ChildFacts.Parser.ParseFrom(record.StatedFacts).Hukou?.Division ?? "";
}
