using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Eligibility;
using Exchange.CivilAffairs.Register;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Hosting.Rpc;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Verification;

/// <summary>What an inquiry about one child brought.</summary>
/// <param name="Checks">An entry for each question that was put.</param>
/// <param name="Learned">The facts with what the registers know; null when they told nothing new.</param>
internal sealed record Findings(IReadOnlyList<Check> Checks, RegisterFacts? Learned)
{
    /// <summary>Nothing could be asked.</summary>
    public static readonly Findings Nothing = new([], null);

    /// <summary>Puts the registers' knowledge into the facts of an entry. Null stands for a question that was not put.</summary>
    public static Findings Of(
        ChildRecord record,
        Answer<VerifyHouseholdResponse>? household,
        Answer<GetGuardianStatusResponse>? guardians,
        Check? enrollment,
        Check? cover)
    {
        var (facts, hukouTime, learned) = (KnownFacts.Of(record), record.HukouTime, false);
        var householdCheck = household?.Check;
        if (householdCheck is { IsSamePerson: true } && household!.Body is { } entry)
        {
            var hukou = PlaceOf(entry.HukouDivision);
            if (hukou.IsNone)
            {
                householdCheck = Incomplete(householdCheck);
            }
            else
            {
                KnownFacts.SetHukou(facts, hukou, entry.Collective);
                (hukouTime, learned) = (entry.AnswerTime?.ToDateTimeOffset() ?? householdCheck.AnswerTime, true);
            }
        }

        // Whatever is no match says nothing of the parents, and what was known before may no longer be so. Silence changes nothing.
        if (guardians?.Check is { IsOpen: false } answered)
        {
            KnownFacts.SetParents(facts, answered.Outcome == CheckOutcome.Match ? guardians.Body!.Parents : []);
            learned = true;
        }

        Check?[] checks = [householdCheck, guardians?.Check, enrollment, cover];
        return new Findings([.. checks.OfType<Check>()], learned ? KnownFacts.Keep(facts, hukouTime) : null);
    }

    private static DivisionCode PlaceOf(string division) => new FieldReader("", new FieldCheck()).Division(division, "");

    private static Check Incomplete(Check check) =>
        Answers.Refused(check.Question, Answers.AnswerIncomplete) with { Attempts = check.Attempts, AnswerTime = check.AnswerTime };
}
