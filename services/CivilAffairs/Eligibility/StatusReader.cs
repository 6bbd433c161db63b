using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Contracts.Type.V1;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Eligibility;

/// <summary>
/// Reads one status of a parent. The contract's kinds say what a status asserts (out of contact <em>and</em> not caring), so the reading
/// asserts it too.
/// </summary>
internal static class StatusReader
{
    public static GuardianStatus Read(ParentStatusInterval status, FieldReader field)
    {
        var (from, to) = (field.Date(status.FromDate, "from_date"), field.Date(status.ToDate, "to_date"));
        field.Require(from is null || to is null || to >= from, "to_date");
        field.Require(status.TermMonths >= 0, "term_months");
        var isDisability = status.Kind == ParentStatusKind.SevereDisability;
        if (isDisability)
        {
            field.Require(status.DisabilityType is >= 0 and <= 7, "disability_type");
            field.Require(status.DisabilityGrade is >= 0 and <= 4, "disability_grade");
        }

        return new GuardianStatus(CodeOf(status.Kind), from, to)
        {
            Source = AuthorityOf(status.Source),
            Evidence = EvidenceOf(status.Evidence),
            DisabilityType = isDisability ? (DisabilityType)status.DisabilityType : DisabilityType.Unknown,
            DisabilityGrade = isDisability && status.DisabilityGrade > 0 ? status.DisabilityGrade : null,
            IsOnIllnessList = status.Kind == ParentStatusKind.SeriousIllness ? true : null,
            TermMonths = status.TermMonths > 0 ? status.TermMonths : null,
            Custody = (status.Kind, status.SuspendedSentence) switch
            {
                (ParentStatusKind.Imprisoned, false) => Custody.Held,
                (ParentStatusKind.Imprisoned, true) => Custody.Suspended,
                _ => Custody.Unknown,
            },
            ReportAcceptedOn = field.Date(status.PoliceAcceptanceDate, "police_acceptance_date"),
            Supports = status.Kind is ParentStatusKind.OutOfContact or ParentStatusKind.Deported ? false : null,
            IsForeign = status.Kind == ParentStatusKind.Deported ? true : null,
        };
    }

    private static StatusCode CodeOf(ParentStatusKind kind) => kind switch
    {
        ParentStatusKind.Functioning => StatusCode.F,
        ParentStatusKind.Dead => StatusCode.D1,
        ParentStatusKind.DeclaredMissing => StatusCode.D2,
        ParentStatusKind.NotFound => StatusCode.D3,
        ParentStatusKind.SevereDisability => StatusCode.C1,
        ParentStatusKind.SeriousIllness => StatusCode.C2,
        ParentStatusKind.Imprisoned => StatusCode.C3,
        ParentStatusKind.CompulsoryRehabilitation => StatusCode.C4,
        ParentStatusKind.LibertyRestricted => StatusCode.C5,
        ParentStatusKind.OutOfContact => StatusCode.C6,
        ParentStatusKind.GuardianshipRevoked => StatusCode.C7,
        ParentStatusKind.Deported => StatusCode.C8,
        _ => StatusCode.U,
    };

    /// <summary>The register or authority by the contract's words, such as <c>publicsecurity</c>; unknown for any other.</summary>
    private static Authority AuthorityOf(string source) => source switch
    {
        "publicsecurity" => Authority.PublicSecurity,
        "civilaffairs" => Authority.CivilAffairs,
        "court" => Authority.Court,
        "justice" => Authority.Justice,
        "health" => Authority.Health,
        "medicalinsurance" => Authority.MedicalInsurance,
        "disabilityfederation" => Authority.DisabilityFederation,
        "education" => Authority.Education,
        "village" => Authority.Village,
        "family" => Authority.Family,
        _ => Authority.Unknown,
    };

    /// <summary>The kind before the digest, such as <c>judgment</c> in <c>judgment:sha256:…</c>.</summary>
    private static Evidence EvidenceOf(string evidence) => evidence.Split(':')[0] switch
    {
        "death-certificate" => Evidence.DeathCertificate,
        "cancelled-registration" => Evidence.CancelledRegistration,
        "judgment" => Evidence.Judgment,
        "police-record" => Evidence.PoliceRecord,
        "announcement" => Evidence.Announcement,
        "disability-card" => Evidence.DisabilityCard,
        "diagnosis" => Evidence.Diagnosis,
        "claims" => Evidence.Claims,
        "custody-notice" => Evidence.CustodyNotice,
        "decision" => Evidence.Decision,
        "document" => Evidence.Document,
        "police-receipt" => Evidence.PoliceReceipt,
        "county-confirmation" => Evidence.CountyConfirmation,
        "exit-entry-record" => Evidence.ExitEntryRecord,
        "statement" => Evidence.Statement,
        _ => Evidence.NotStated,
    };
}
