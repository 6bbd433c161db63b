using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;

namespace Exchange.MedicalInsurance.Covers;

/// <summary>Checks an entry, field by field.</summary>
internal static class CoverCheck
{
    public static void Entry(FieldCheck check, Cover cover, string path)
    {
        check.RegisteredPerson(cover.Person, $"{path}.person", ErrorReason.CitizenIdInvalid);
        if (check.County(cover.InsuredDivision, $"{path}.insured_division", ErrorReason.DivisionUnknown))
            check.Digits(cover.InsuredDivision, $"{path}.insured_division", ErrorReason.DivisionUnknown);
        check.Require(cover.Status != CoverStatus.Unspecified, PlatformErrorReason.EnumValueUnknown, $"{path}.status");
        check.Date(cover.StatusDate, $"{path}.status_date");
    }
}
