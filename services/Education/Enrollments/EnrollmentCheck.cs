using Exchange.Contracts.Education.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Standards;

namespace Exchange.Education.Enrollments;

/// <summary>Checks an entry, field by field.</summary>
internal static class EnrollmentCheck
{
    public static void Entry(FieldCheck check, Enrollment? enrollment, string path)
    {
        if (!check.Require(enrollment is not null, PlatformErrorReason.FieldRequired, path))
            return;
        check.RegisteredPerson(enrollment!.Person, $"{path}.person", ErrorReason.CitizenIdInvalid);
        var isNumber = StudentNumber.TryParse(enrollment.StudentNumber, out _, out _);
        check.Require(isNumber, ErrorReason.StudentNumberInvalid, $"{path}.student_number");
        // It tells a student's records apart, so it has one spelling.
        var school = enrollment.SchoolCreditCode;
        var isCode = SocialCreditCode.TryParse(school, out var code, out _) && code.ToString() == school;
        check.Require(isCode, ErrorReason.SchoolCreditCodeInvalid, $"{path}.school_credit_code");
        if (check.County(enrollment.SchoolDivision, $"{path}.school_division", ErrorReason.DivisionUnknown))
            check.Digits(enrollment.SchoolDivision, $"{path}.school_division", ErrorReason.DivisionUnknown);
        check.Require(enrollment.Level != SchoolLevel.Unspecified, PlatformErrorReason.EnumValueUnknown, $"{path}.level");
        check.Require(enrollment.Status != EnrollmentStatus.Unspecified, PlatformErrorReason.EnumValueUnknown, $"{path}.status");
        check.Date(enrollment.StatusDate, $"{path}.status_date");
    }
}
