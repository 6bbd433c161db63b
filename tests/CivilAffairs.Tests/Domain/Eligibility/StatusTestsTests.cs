using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

/// <summary>The tests of domain §2, with a dead father, so that the mother decides: DFUC, not DFUC, or the fact that is missing of her.</summary>
public sealed class StatusTestsTests
{
    private static Decision WithMother(GuardianStatus mother, string? asOf = null) =>
        A.Child(A.Dead, mother).LivesWith(LivingArrangement.WithGuardian).Assessed(asOf);

    private static void ShouldLack(Decision decision, string fact, Authority owner)
    {
        decision.Category.ShouldBe(Category.ManualReview);
        decision.SmallestMissingFact!.Id.ShouldBe(fact);
        decision.SmallestMissingFact.Owner.ShouldBe(owner);
    }

    public static TheoryData<DisabilityType, int, bool> Disabilities
    {
        get
        {
            var data = new TheoryData<DisabilityType, int, bool>();
            foreach (var type in Enum.GetValues<DisabilityType>().Where(type => type is not (DisabilityType.Unknown or DisabilityType.Multiple)))
                foreach (var grade in new[] { 1, 2, 3, 4 })
                    data.Add(type, grade, grade <= 2 || type is DisabilityType.Intellectual or DisabilityType.Mental);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Disabilities))]
    public void C1_is_grade_1_or_2_of_any_type_and_grade_3_or_4_of_the_mind(DisabilityType type, int grade, bool isSevere) =>
        WithMother(A.Disabled(type, grade)).Category.ShouldBe(isSevere ? Category.DeFactoUnsupported : Category.None);

    [Fact]
    public void C1_without_a_grade_names_the_grade() =>
        ShouldLack(WithMother(A.Disabled(DisabilityType.Limb, null)), "MOTHER_DISABILITY_GRADE", Authority.DisabilityFederation);

    [Theory]
    [InlineData(DisabilityType.Unknown)]
    [InlineData(DisabilityType.Multiple)]
    public void C1_of_grade_3_names_the_type_when_it_may_be_one_of_the_mind(DisabilityType type) =>
        ShouldLack(WithMother(A.Disabled(type, 3)), "MOTHER_DISABILITY_TYPE", Authority.DisabilityFederation);

    [Theory]
    [InlineData(DisabilityType.Unknown)]
    [InlineData(DisabilityType.Multiple)]
    public void C1_of_grade_2_needs_no_type(DisabilityType type) =>
        WithMother(A.Disabled(type, 2)).Category.ShouldBe(Category.DeFactoUnsupported);

    [Theory]
    [InlineData(true, Category.DeFactoUnsupported)]
    [InlineData(false, Category.None)]
    [InlineData(null, Category.DeFactoUnsupported)]
    internal void C2_is_an_illness_on_the_places_list_and_health_says_so_by_the_code(bool? onList, Category expected) =>
        WithMother(A.Ill with { IsOnIllnessList = onList }).Category.ShouldBe(expected);

    [Fact]
    public void C2_shown_by_a_diagnosis_alone_names_the_list() => ShouldLack(
        WithMother(A.Ill with { Source = Authority.Family, Evidence = Evidence.Diagnosis, IsOnIllnessList = null }), "MOTHER_ILLNESS_ON_LIST", Authority.Health);

    [Theory]
    [InlineData(5, Category.None)]
    [InlineData(6, Category.DeFactoUnsupported)]
    [InlineData(36, Category.DeFactoUnsupported)]
    internal void C3_C4_and_C5_need_a_term_of_six_months(int months, Category expected)
    {
        WithMother(A.Imprisoned(months)).Category.ShouldBe(expected);
        WithMother(A.Rehabilitation(months)).Category.ShouldBe(expected);
        WithMother(A.Restricted(months)).Category.ShouldBe(expected);
    }

    [Fact]
    public void A_term_that_nobody_states_is_named()
    {
        ShouldLack(WithMother(A.Imprisoned(null)), "MOTHER_TERM_MONTHS", Authority.Justice);
        ShouldLack(WithMother(A.Rehabilitation(null)), "MOTHER_TERM_MONTHS", Authority.Justice);
        ShouldLack(WithMother(A.Restricted(null)), "MOTHER_TERM_MONTHS", Authority.Justice);
    }

    [Fact]
    public void C3_counts_the_imposed_term_and_not_what_is_left_of_it() =>
        WithMother(A.Imprisoned(6) with { To = A.Day("2025-07-20") }).Category.ShouldBe(Category.DeFactoUnsupported);

    [Fact]
    public void A_suspended_sentence_is_not_custody_and_says_that_this_is_an_assumption()
    {
        var decision = WithMother(A.Imprisoned(36, Custody.Suspended));

        decision.Category.ShouldBe(Category.None);
        decision.Rules.Single(rule => rule.Rule == "PARENT.C3").IsProvisional.ShouldBeTrue();
    }

    [Fact]
    public void One_who_was_released_is_not_imprisoned() => WithMother(A.Imprisoned(36, Custody.Released)).Category.ShouldBe(Category.None);

    [Fact]
    public void Imprisonment_without_word_of_custody_names_it() =>
        ShouldLack(WithMother(A.Imprisoned(36, Custody.Unknown)), "MOTHER_CUSTODY", Authority.PublicSecurity);

    [Theory]
    [InlineData("2025-01-15", Category.None)]
    [InlineData("2025-01-14", Category.DeFactoUnsupported)]
    internal void C6_needs_more_than_six_months_after_the_police_accepted_the_report(string accepted, Category expected) =>
        WithMother(A.OutOfContact(accepted)).Category.ShouldBe(expected);

    [Fact]
    public void C6_before_its_time_says_from_when_it_will_hold() =>
        WithMother(A.OutOfContact("2025-03-01")).Rules.Single(rule => rule.Rule == "PARENT.C6").English.ShouldContain("2025-09-01");

    [Fact]
    public void C6_without_the_day_of_acceptance_names_it() =>
        ShouldLack(WithMother(A.OutOfContact("2024-01-01") with { ReportAcceptedOn = null }), "MOTHER_REPORT_ACCEPTED_ON", Authority.PublicSecurity);

    [Fact]
    public void C6_falls_back_on_what_the_county_confirmed_from_the_day_on_which_contact_was_lost()
    {
        var confirmed = new GuardianStatus(StatusCode.C6, A.Day("2024-12-31")) { Source = Authority.CivilAffairs, Evidence = Evidence.CountyConfirmation };

        WithMother(confirmed).Category.ShouldBe(Category.DeFactoUnsupported);
        WithMother(confirmed with { From = A.Day("2025-01-15") }).Category.ShouldBe(Category.None);
        ShouldLack(WithMother(confirmed with { From = null }), "MOTHER_CONTACT_LOST_ON", Authority.CivilAffairs);
    }

    [Fact]
    public void C6_is_not_met_by_one_who_pays_or_keeps_in_touch() =>
        WithMother(A.OutOfContact("2024-01-01") with { Supports = true }).Category.ShouldBe(Category.None);

    [Fact]
    public void C8_is_a_foreigner_who_does_not_support_the_child()
    {
        WithMother(A.Deported).Category.ShouldBe(Category.DeFactoUnsupported);
        WithMother(A.Deported with { Supports = true }).Category.ShouldBe(Category.None);
        WithMother(A.Deported with { IsForeign = false }).Category.ShouldBe(Category.None);
    }

    [Fact]
    public void A_court_decides_who_is_missing_and_nobody_else()
    {
        var claimed = A.DeclaredMissing with { Source = Authority.PublicSecurity, Evidence = Evidence.PoliceReceipt };

        ShouldLack(WithMother(claimed), "MOTHER_EVIDENCE", Authority.Court);
        WithMother(A.DeclaredMissing).Category.ShouldBe(Category.Orphan);
        WithMother(A.OutOfContact("2020-01-01")).Category.ShouldBe(Category.DeFactoUnsupported, "out of contact for years is not declared missing");
    }

    [Theory]
    [InlineData(StatusCode.D1)]
    [InlineData(StatusCode.D2)]
    [InlineData(StatusCode.D3)]
    [InlineData(StatusCode.C1)]
    [InlineData(StatusCode.C2)]
    [InlineData(StatusCode.C3)]
    [InlineData(StatusCode.C4)]
    [InlineData(StatusCode.C5)]
    [InlineData(StatusCode.C6)]
    [InlineData(StatusCode.C7)]
    [InlineData(StatusCode.C8)]
    internal void Somebodys_word_alone_shows_no_status(StatusCode code)
    {
        var word = A.Status(code) with { Source = Authority.Village, Evidence = Evidence.Statement };

        WithMother(word).SmallestMissingFact!.Id.ShouldBe("MOTHER_EVIDENCE");
    }

    [Theory]
    [InlineData(StatusCode.D1, Evidence.CancelledRegistration)]
    [InlineData(StatusCode.D1, Evidence.Judgment)]
    [InlineData(StatusCode.D3, Evidence.PoliceRecord)]
    [InlineData(StatusCode.C1, Evidence.DisabilityCard)]
    [InlineData(StatusCode.C3, Evidence.CustodyNotice)]
    [InlineData(StatusCode.C4, Evidence.Decision)]
    [InlineData(StatusCode.C5, Evidence.Document)]
    [InlineData(StatusCode.C7, Evidence.Judgment)]
    [InlineData(StatusCode.C8, Evidence.ExitEntryRecord)]
    internal void The_right_document_shows_a_status_whoever_brings_it(StatusCode code, Evidence evidence)
    {
        var shown = A.Status(code) with { Source = Authority.Family, Evidence = evidence };

        WithMother(shown).Category.ShouldBe(shown.Code.Group() == StatusGroup.Gone ? Category.Orphan : Category.DeFactoUnsupported);
    }
}
