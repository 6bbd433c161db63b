using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

/// <summary>Facts for tests, in the words of the domain: <c>A.Child(A.Dead, A.Imprisoned(36))</c>.</summary>
internal static class A
{
    public static readonly DateOnly AsOf = Day("2025-07-15");

    public static Parameters Law => ProgrammeParameters.Current;

    /// <summary>Aged nine, registered and living in 210102, of the given parents.</summary>
    public static ChildFacts Child(GuardianStatus father, GuardianStatus mother) => new()
    {
        BirthDate = Day("2016-03-01"),
        Sex = Sex.Female,
        Hukou = Hukou.At(Place("210102001")),
        Residence = Place("210102001"),
        LivesWith = LivingArrangement.WithParent,
        Departure = Departure.On(Day("2024-01-10")),
        Parents = [Father(father), Mother(mother)],
    };

    /// <summary>Aged nine with two functioning parents at home.</summary>
    public static ChildFacts Child() => Child(Functioning, Functioning);

    public static Parent Father(params GuardianStatus[] statuses) => new(ParentRole.Father) { Statuses = statuses, Absences = [] };

    public static Parent Mother(params GuardianStatus[] statuses) => new(ParentRole.Mother) { Statuses = statuses, Absences = [] };

    public static GuardianStatus Functioning => new(StatusCode.F, Day("2010-01-01")) { Source = Authority.Village };

    public static GuardianStatus UnknownStatus => new(StatusCode.U, Day("2010-01-01")) { Source = Authority.PublicSecurity };

    public static GuardianStatus Dead =>
        new(StatusCode.D1, Day("2020-05-01")) { Source = Authority.PublicSecurity, Evidence = Evidence.DeathCertificate };

    public static GuardianStatus DeclaredMissing =>
        new(StatusCode.D2, Day("2023-05-01")) { Source = Authority.Court, Evidence = Evidence.Judgment };

    public static GuardianStatus NotFound =>
        new(StatusCode.D3, Day("2020-05-01")) { Source = Authority.CivilAffairs, Evidence = Evidence.Announcement };

    public static GuardianStatus Ill => new(StatusCode.C2, Day("2023-01-01")) { Source = Authority.Health, IsOnIllnessList = true };

    public static GuardianStatus Revoked =>
        new(StatusCode.C7, Day("2023-01-01")) { Source = Authority.Court, Evidence = Evidence.Judgment };

    public static GuardianStatus Deported =>
        new(StatusCode.C8, Day("2023-01-01")) { Source = Authority.PublicSecurity, IsForeign = true, Supports = false };

    public static GuardianStatus Disabled(DisabilityType type, int? grade) =>
        new(StatusCode.C1, Day("2018-01-01")) { Source = Authority.DisabilityFederation, DisabilityType = type, DisabilityGrade = grade };

    public static GuardianStatus Imprisoned(int? months, Custody custody = Custody.Held) =>
        new(StatusCode.C3, Day("2025-02-01")) { Source = Authority.PublicSecurity, Custody = custody, TermMonths = months };

    public static GuardianStatus Rehabilitation(int? months) =>
        new(StatusCode.C4, Day("2025-02-01")) { Source = Authority.PublicSecurity, TermMonths = months };

    public static GuardianStatus Restricted(int? months) =>
        new(StatusCode.C5, Day("2025-02-01")) { Source = Authority.Court, TermMonths = months };

    public static GuardianStatus OutOfContact(string accepted) =>
        new(StatusCode.C6, Day(accepted)) { Source = Authority.PublicSecurity, Evidence = Evidence.PoliceReceipt, ReportAcceptedOn = Day(accepted) };

    /// <summary>A statement of this code that passes its test on <see cref="AsOf"/>.</summary>
    public static GuardianStatus Status(StatusCode code) => code switch
    {
        StatusCode.U => UnknownStatus,
        StatusCode.F => Functioning,
        StatusCode.D1 => Dead,
        StatusCode.D2 => DeclaredMissing,
        StatusCode.D3 => NotFound,
        StatusCode.C1 => Disabled(DisabilityType.Limb, 1),
        StatusCode.C2 => Ill,
        StatusCode.C3 => Imprisoned(36),
        StatusCode.C4 => Rehabilitation(24),
        StatusCode.C5 => Restricted(12),
        StatusCode.C6 => OutOfContact("2024-10-01"),
        StatusCode.C7 => Revoked,
        StatusCode.C8 => Deported,
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    /// <summary>Registered in one place and living in another, left on a day.</summary>
    public static ChildFacts From(this ChildFacts child, string hukou, string residence, string left) =>
        child with { Hukou = Hukou.At(Place(hukou)), Residence = Place(residence), Departure = Departure.On(Day(left)) };

    public static ChildFacts In(this ChildFacts child, string place) =>
        child with { Hukou = Hukou.At(Place(place)), Residence = Place(place) };

    public static ChildFacts Born(this ChildFacts child, string day) => child with { BirthDate = Day(day) };

    public static ChildFacts LivesWith(this ChildFacts child, LivingArrangement arrangement) => child with { LivesWith = arrangement };

    public static ChildFacts Confirmed(this ChildFacts child, Category category, string on, CareMode mode = CareMode.Dispersed) =>
        child with { Protection = new Protection { Confirmed = category, ConfirmedOn = Day(on), Mode = mode } };

    public static Decision Assessed(this ChildFacts child, string? asOf = null, Parameters? parameters = null) =>
        EligibilityRules.Assess(child, asOf is null ? AsOf : Day(asOf), parameters ?? Law);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    public static DivisionCode Place(string code) => DivisionCode.Parse(code);

    /// <summary>The parameters with some of them changed: <c>migrant.merge_city_districts=true</c>.</summary>
    public static Parameters With(params string[] figures) =>
        Parameters.Of(figures.Select(figure => figure.Split('='))
            .Select(pair => new Parameter(pair[0], Place("21"), Day("2000-01-01"), null, pair[1], "test", ParameterOrigin.Report, "test", 1))).Over(Law);
}
