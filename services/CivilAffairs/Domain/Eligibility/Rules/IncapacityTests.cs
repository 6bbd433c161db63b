using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

internal static partial class StatusTests
{
    private static TestedStatus SevereDisability(Test test)
    {
        var grade = test.Use("disability.grade", test.Status.DisabilityGrade);
        var type = test.Use("disability.type", test.Status.DisabilityType);
        if (grade is not { } known)
            return test.Missing("DISABILITY_GRADE", Authority.DisabilityFederation, "残疾等级", "the grade of the disability");
        if (test.Use(Keys.SevereGrades).Contains(known))
            return test.Held();
        if (!test.Use(Keys.SevereMindGrades).Contains(known))
            return test.Fails(canCare: true, "残疾等级不属重残", "the grade is not severe");
        return type switch
        {
            DisabilityType.Intellectual or DisabilityType.Mental => test.Held(),
            // A multiple disability may include one of the mind; the card's grade does not tell.
            DisabilityType.Unknown or DisabilityType.Multiple =>
                test.Missing("DISABILITY_TYPE", Authority.DisabilityFederation, "残疾类别", "the type of the disability"),
            _ => test.Fails(canCare: true, "该类别该等级不属重残", "this type and grade is not severe"),
        };
    }

    private static TestedStatus SeriousIllness(Test test) => test.Use("illness.on_list", test.Status.IsOnIllnessList) switch
    {
        false => test.Fails(canCare: true, "不在当地重病目录", "not on the place's list"),
        null when !test.IsVerifier() => test.Missing(
            "ILLNESS_ON_LIST",
            Authority.Health,
            "所患疾病是否在当地重病目录",
            "whether the illness is on the place's list"),
        _ => test.Held(),
    };

    private static TestedStatus Imprisonment(Test test) => test.Use("custody", test.Status.Custody) switch
    {
        Custody.Unknown => test.Missing("CUSTODY", Authority.PublicSecurity, "是否在押", "whether in custody"),
        Custody.Released => test.Fails(canCare: true, "已释放", "released"),
        Custody.Suspended when !test.Use(Keys.SuspendedIsCustody) => test.Fails(
            canCare: true,
            "缓刑不属在押",
            "a suspended sentence is not custody"),
        _ => Term(test),
    };

    private static TestedStatus Term(Test test)
    {
        var months = test.Use(Keys.TermMonths);
        return test.Use("term.months", test.Status.TermMonths) switch
        {
            null => test.Missing("TERM_MONTHS", Authority.Justice, "决定的期限", "the term imposed"),
            { } term when term >= months => test.Held($"期限 {term} 个月", $"a term of {term} months"),
            { } term => test.Fails(canCare: false, $"期限 {term} 个月，不足 {months} 个月", $"a term of {term} months is less than {months}"),
        };
    }

    /// <summary>More than six months: the day on which they are completed does not yet do (民法典 1259: 超过 excludes the number).</summary>
    private static TestedStatus OutOfContact(Test test)
    {
        if (test.Use("supports", test.Status.Supports) == true)
            return test.Fails(canCare: true, "仍有联系或履行抚养责任", "still in touch, or caring");
        var isByCounty = test.Status.Evidence == Evidence.CountyConfirmation;
        var start = isByCounty ? test.Status.From : test.Use("report_accepted_on", test.Status.ReportAcceptedOn);
        if (start is not { } began)
        {
            return isByCounty
                ? test.Missing("CONTACT_LOST_ON", Authority.CivilAffairs, "失去联系的日期", "the day on which contact was lost")
                : test.Missing(
                    "REPORT_ACCEPTED_ON",
                    Authority.PublicSecurity,
                    "公安机关受理报案的日期",
                    "the day on which the police accepted the report");
        }

        var completed = CivilDates.AttainedOn(began, test.Use(Keys.NoContactMonths));
        return test.AsOf > completed
            ? test.Held()
            : test.Fails(canCare: false, $"{completed:yyyy-MM-dd} 之后方满期限", $"not before the day after {completed:yyyy-MM-dd}");
    }

    private static TestedStatus Deportation(Test test)
    {
        if (test.Use("supports", test.Status.Supports) == true)
            return test.Fails(canCare: false, "仍履行抚养责任", "still supports the child");
        return test.Use("foreign", test.Status.IsForeign) == false
            ? test.Fails(canCare: false, "不是外国籍", "not a foreigner")
            : test.Held();
    }
}
