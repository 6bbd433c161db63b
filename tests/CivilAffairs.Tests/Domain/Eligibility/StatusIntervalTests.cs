using Exchange.CivilAffairs.Domain.Eligibility;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

/// <summary>Statuses are intervals with sources: what holds on a day, what contradicts, what gives way.</summary>
public sealed class StatusIntervalTests
{
    private static ChildFacts WithMother(params GuardianStatus[] mother) =>
        A.Child() with { LivesWith = LivingArrangement.WithGuardian, Parents = [A.Father(A.Dead), A.Mother(mother)] };

    private static GuardianStatus Prison(string from, string to) => A.Imprisoned(36) with { From = A.Day(from), To = A.Day(to) };

    [Theory]
    [InlineData("2025-02-01", Category.DeFactoUnsupported)]
    [InlineData("2025-07-15", Category.DeFactoUnsupported)]
    [InlineData("2025-07-16", Category.None)]
    internal void A_status_holds_from_its_first_through_its_last_day(string asOf, Category expected)
    {
        var freed = A.Functioning with { Source = Authority.PublicSecurity, From = A.Day("2025-07-16") };

        WithMother(Prison("2025-02-01", "2025-07-15"), freed).Assessed(asOf).Category.ShouldBe(expected);
    }

    [Theory]
    [InlineData("2025-01-31")]
    [InlineData("2025-07-16")]
    public void A_day_that_no_interval_covers_is_unknown_and_never_a_negative(string asOf)
    {
        var decision = WithMother(Prison("2025-02-01", "2025-07-15")).Assessed(asOf);

        decision.Category.ShouldBe(Category.ManualReview);
        decision.SmallestMissingFact!.Id.ShouldBe("MOTHER_STATUS");
    }

    [Fact]
    public void A_death_to_come_has_not_happened() =>
        WithMother(A.Functioning, A.Dead with { From = A.Day("2025-08-01"), Source = Authority.Court }).Assessed("2025-07-31").Category.ShouldBe(Category.None);

    [Fact]
    public void Two_sources_that_contradict_each_other_leave_it_to_a_person_who_sees_both()
    {
        var decision = WithMother(A.Functioning, A.Revoked).Assessed();

        decision.Category.ShouldBe(Category.ManualReview);
        decision.SmallestMissingFact!.Id.ShouldBe("MOTHER_STATUS_CONFLICT");
        var conflict = decision.Conflicts.ShouldHaveSingleItem();
        conflict.IsResolved.ShouldBeFalse();
        conflict.Statements.ShouldBe(["VILLAGE F 2010-01-01..", "COURT C7 2023-01-01.."]);
    }

    [Fact]
    public void A_contradiction_about_one_parent_does_not_matter_when_the_other_functions()
    {
        var child = A.Child() with { Parents = [A.Father(A.Functioning), A.Mother(A.Functioning, A.Revoked)] };

        child.Assessed().Category.ShouldBe(Category.None);
        child.Assessed().Conflicts.ShouldHaveSingleItem();
    }

    [Fact]
    public void One_register_that_reports_a_change_ends_what_it_said_before()
    {
        var released = new GuardianStatus(StatusCode.F, A.Day("2025-06-01")) { Source = Authority.PublicSecurity };
        var decision = WithMother(A.Imprisoned(36), released).Assessed();

        decision.Category.ShouldBe(Category.None);
        decision.Conflicts.ShouldHaveSingleItem().IsResolved.ShouldBeTrue("what gave way is shown all the same");
    }

    [Fact]
    public void Events_that_arrive_out_of_order_are_ordered_by_their_days()
    {
        var released = new GuardianStatus(StatusCode.F, A.Day("2025-06-01")) { Source = Authority.PublicSecurity };

        WithMother(released, A.Imprisoned(36)).Assessed().Category.ShouldBe(WithMother(A.Imprisoned(36), released).Assessed().Category);
    }

    [Fact]
    public void A_change_that_another_source_reports_contradicts_and_does_not_supersede()
    {
        var released = new GuardianStatus(StatusCode.F, A.Day("2025-06-01")) { Source = Authority.Village };

        WithMother(A.Imprisoned(36), released).Assessed().SmallestMissingFact!.Id.ShouldBe("MOTHER_STATUS_CONFLICT");
    }

    [Fact]
    public void No_later_report_undoes_a_death()
    {
        var alive = new GuardianStatus(StatusCode.F, A.Day("2024-06-01")) { Source = Authority.PublicSecurity };

        WithMother(A.Dead, alive).Assessed().SmallestMissingFact!.Id.ShouldBe("MOTHER_STATUS_CONFLICT");
    }

    [Fact]
    public void Prison_and_then_death_is_a_lifes_course_and_makes_an_orphan() =>
        WithMother(A.Imprisoned(36), A.Dead with { From = A.Day("2025-06-01"), Source = Authority.Health }).Assessed().Category.ShouldBe(Category.Orphan);

    [Fact]
    public void Prison_after_a_death_is_a_contradiction() =>
        WithMother(A.Dead, A.Imprisoned(36) with { Source = Authority.Justice }).Assessed().SmallestMissingFact!.Id.ShouldBe("MOTHER_STATUS_CONFLICT");

    [Fact]
    public void Out_of_contact_and_then_declared_missing_is_declared_missing() =>
        WithMother(A.OutOfContact("2020-01-01"), A.DeclaredMissing).Assessed().Category.ShouldBe(Category.Orphan);

    [Fact]
    public void A_claim_to_be_missing_that_no_court_confirms_leaves_out_of_contact_standing_and_is_named()
    {
        var claimed = A.DeclaredMissing with { Source = Authority.Village, Evidence = Evidence.Statement };
        var decision = WithMother(A.OutOfContact("2020-01-01"), claimed).Assessed();

        decision.Category.ShouldBe(Category.DeFactoUnsupported);
        decision.Missing.Select(missing => missing.Id).ShouldContain("MOTHER_EVIDENCE");
    }

    [Fact]
    public void Two_inabilities_at_a_time_agree() =>
        WithMother(A.Imprisoned(36), A.Disabled(Standards.DisabilityType.Limb, 1)).Assessed().Category.ShouldBe(Category.DeFactoUnsupported);

    [Fact]
    public void One_inability_that_passes_its_test_is_enough_beside_one_that_fails_it() =>
        WithMother(A.Imprisoned(5), A.Disabled(Standards.DisabilityType.Limb, 1)).Assessed().Category.ShouldBe(Category.DeFactoUnsupported);

    [Fact]
    public void Silence_of_one_source_does_not_take_away_what_another_knows() =>
        WithMother(A.UnknownStatus, A.Imprisoned(36) with { Source = Authority.Justice }).Assessed().Category.ShouldBe(Category.DeFactoUnsupported);

    [Fact]
    public void A_short_term_beside_a_statement_that_she_functions_is_functioning() =>
        WithMother(A.Functioning, A.Imprisoned(5)).Assessed().Category.ShouldBe(Category.None);

    [Fact]
    public void A_detail_of_one_parent_is_a_smaller_fact_than_the_whole_status_of_the_other()
    {
        var child = A.Child() with { Parents = [A.Father(), A.Mother(A.Imprisoned(null))] };

        child.Assessed().SmallestMissingFact!.Id.ShouldBe("MOTHER_TERM_MONTHS");
        child.Assessed().Missing.Select(missing => missing.Id).ShouldContain("FATHER_STATUS");
    }
}
