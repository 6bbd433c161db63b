using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

public sealed class EducationGrantTests
{
    private static Study Studying(StudyLevel level = StudyLevel.Bachelor, string from = "2024-09-01", string to = "2028-06-30") =>
        new(level, new DateRange(A.Day(from), A.Day(to)));

    private static ChildFacts Person(params Study[] studies) =>
        A.Child(A.Dead, A.Dead).Born("2006-03-01").Confirmed(Category.Orphan, "2015-01-10") with { Studies = studies };

    private static decimal[] Paid(ChildFacts person, int year = 2025) =>
        [.. EducationGrant.Of(person, year, A.Law).Instalments.Select(instalment => instalment.Amount.Amount)];

    [Fact]
    public void DFUC_are_treated_as_orphans() =>
        Paid(Person(Studying()).Confirmed(Category.DeFactoUnsupported, "2015-01-10") with { Studies = [Studying()] }).ShouldBe([2500, 2500, 2500, 2500]);

    [Theory]
    [InlineData(Category.None)]
    [InlineData(Category.MinimumLiving)]
    internal void Others_have_no_grant(Category category) =>
        Paid(Person(Studying()).Confirmed(category, "2015-01-10")).ShouldBe([0, 0, 0, 0]);

    [Theory]
    [InlineData("2007-09-01", new[] { 2500, 2500, 2500, 2500 })]
    [InlineData("2007-09-02", new[] { 0, 2500, 2500, 2500 })]
    [InlineData("2008-03-01", new[] { 0, 0, 2500, 2500 })]
    [InlineData("2008-06-02", new[] { 0, 0, 0, 0 })]
    public void Each_instalment_needs_18_years_on_its_day(string birth, int[] expected) =>
        Paid(Person(Studying()).Born(birth)).ShouldBe(expected.Select(amount => (decimal)amount));

    [Fact]
    public void A_suspension_of_studies_suspends_the_instalments_that_fall_into_it()
    {
        var study = Studying() with { Suspended = [new DateRange(A.Day("2025-11-15"), A.Day("2026-03-01"))] };

        Paid(Person(study)).ShouldBe([2500, 0, 0, 2500]);
    }

    [Fact]
    public void The_grant_ends_with_the_studies()
    {
        Paid(Person(Studying(to: "2026-02-28"))).ShouldBe([2500, 2500, 0, 0]);
        Paid(Person(Studying(from: "2025-12-02"))).ShouldBe([0, 0, 2500, 2500]);
        Paid(Person()).ShouldBe([0, 0, 0, 0]);
    }

    [Fact]
    public void One_degree_after_another_goes_on() =>
        Paid(Person(Studying(to: "2025-11-30"), Studying(StudyLevel.Master, from: "2026-02-01", to: "2028-06-30"))).ShouldBe([2500, 0, 2500, 2500]);

    [Theory]
    [InlineData(StudyLevel.SecondaryVocational, true)]
    [InlineData(StudyLevel.JuniorCollege, true)]
    [InlineData(StudyLevel.Bachelor, true)]
    [InlineData(StudyLevel.Master, true)]
    [InlineData(StudyLevel.Doctor, true)]
    [InlineData(StudyLevel.JuniorSecondary, false)]
    [InlineData(StudyLevel.Primary, false)]
    [InlineData(StudyLevel.Unknown, false)]
    internal void Levels_that_both_passages_agree_on(StudyLevel level, bool expected)
    {
        var grant = EducationGrant.Of(Person(Studying(level)), 2025, A.Law);

        (grant.Total > Yuan.Zero).ShouldBe(expected);
        grant.Conflicts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, 10_000)]
    [InlineData(false, 0)]
    public void The_passages_disagree_about_senior_secondary_which_is_chosen_by_configuration_and_shown(bool included, int expected)
    {
        var grant = EducationGrant.Of(Person(Studying(StudyLevel.SeniorSecondary)), 2025, A.With($"education_grant.includes_senior_secondary={included}"));

        grant.Total.ShouldBe(Yuan.Of(expected));
        grant.Conflicts.ShouldHaveSingleItem().Statements.Count.ShouldBe(2);
    }

    [Fact]
    public void By_default_senior_secondary_is_included_and_provisional()
    {
        var grant = EducationGrant.Of(Person(Studying(StudyLevel.SeniorSecondary)), 2025, A.Law);

        grant.Total.ShouldBe(Yuan.Of(10_000));
        grant.Rules.Single(rule => rule.Rule == "GRANT.SCOPE").IsProvisional.ShouldBeTrue();
    }
}
