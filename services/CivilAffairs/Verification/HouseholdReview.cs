using System.Globalization;
using Exchange.CivilAffairs.Domain.Register;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;

namespace Exchange.CivilAffairs.Verification;

/// <summary>What the answer of the household register means for the decision, in words.</summary>
internal static class HouseholdReview
{
    private const string HouseholdRule = "VERIFY.HOUSEHOLD";
    private const string ConflictRule = "VERIFY.HUKOU_CONFLICT";
    private const string Clause = "户籍登记由公安机关掌握；身份未核实前不作认定";

    /// <summary>The decision while it is not certain who the child is: a person has to find the fact that is named.</summary>
    public static Decision Of(Check household, DateOnly today)
    {
        var (fact, zh, en) = FactOf(household);
        return new Decision
        {
            AsOfDate = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Category = BenefitCategory.ManualReview,
            Destination = Decision.Types.Destination.ManualReview,
            MissingFact = fact,
            MissingFactText = zh,
            Rules =
            {
                new AppliedRule
                {
                    Rule = HouseholdRule,
                    Clause = Clause,
                    TextZh = zh,
                    TextEn = en,
                    Facts = { $"household.outcome={Domain.Eligibility.Law.Word(household.Outcome)}" },
                },
            },
        };
    }

    /// <summary>
    /// The county and the register disagree about where the child is registered; the register is followed and both are shown.
    /// </summary>
    public static AppliedRule HukouConflict(string stated, string register) => new()
    {
        Rule = ConflictRule,
        Clause = "管辖以公安机关户籍登记为准",
        Satisfied = true,
        TextZh = $"台账所写户籍地 {stated} 与公安登记 {register} 不一致，以公安登记为准",
        TextEn = $"The ledger has the registration in {stated}, public security in {register}: the register is followed",
        Facts = { $"hukou.stated={stated}", $"hukou.register={register}" },
    };

    private static (string Fact, string Zh, string En) FactOf(Check household) => household.Outcome switch
    {
        CheckOutcome.Mismatch => (
            $"HOUSEHOLD_MISMATCH:{string.Join(',', household.MismatchedFields)}",
            $"台账与公安户籍登记不一致（{string.Join('、', household.MismatchedFields.Select(NameOf))}）。请核对证件后更正台账，或请公安机关更正登记",
            $"Ledger and household register differ in {string.Join(", ", household.MismatchedFields)}: check the papers, then correct one"),
        CheckOutcome.NoRecord => (
            "HOUSEHOLD_RECORD",
            "公安户籍登记中没有该号码。请核对号码；未登记户口的，请按“未登记户口”填报",
            "The household register has no such number: check it; a child who is not registered is to be entered as such"),
        CheckOutcome.Multiple => (
            "HOUSEHOLD_IDENTITY",
            "该号码在公安户籍登记中对应多人。请与公安机关确认儿童身份",
            "The household register has more than one person of this number: find out with public security which of them the child is"),
        _ => (
            "HOUSEHOLD_REFUSED",
            $"公安机关未提供户籍核验结果（{household.RefusalReason}）。请与公安机关联系",
            $"Public security refused to answer ({household.RefusalReason}): ask it why"),
    };

    private static string NameOf(string field) => field switch
    {
        "name" => "姓名",
        "sex" => "性别",
        "birth_date" => "出生日期",
        Check.HukouField => "户籍地",
        _ => field,
    };
}
