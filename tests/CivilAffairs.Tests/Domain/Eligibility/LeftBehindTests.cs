using Exchange.CivilAffairs.Domain.Eligibility;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

public sealed class LeftBehindTests
{
    private static Absence Away(string since, string county = "310101", string? until = null) =>
        new(new DateRange(A.Day(since), until is null ? null : A.Day(until)), A.Place(county));

    private static Parent Father(GuardianStatus status, params Absence[]? absences) => A.Father(status) with { Absences = absences };

    private static Parent Mother(GuardianStatus status, params Absence[]? absences) => A.Mother(status) with { Absences = absences };

    private static ChildFacts Of(Parent father, Parent mother) =>
        A.Child() with { LivesWith = LivingArrangement.WithGuardian, Parents = [father, mother] };

    [Theory]
    [InlineData("2025-01-15", true)]
    [InlineData("2025-01-16", false)]
    public void Both_parents_away_for_six_months(string since, bool expected) =>
        Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Functioning, Away(since))).Assessed().IsLeftBehind.ShouldBe(expected);

    [Fact]
    public void One_parent_at_home_who_can_care_is_enough() =>
        Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Functioning)).Assessed().IsLeftBehind.ShouldBe(false);

    [Theory]
    [InlineData(StatusCode.D1, true)]
    [InlineData(StatusCode.D2, true)]
    [InlineData(StatusCode.C1, true)]
    [InlineData(StatusCode.C2, true)]
    [InlineData(StatusCode.C3, true)]
    [InlineData(StatusCode.C4, true)]
    [InlineData(StatusCode.C5, true)]
    [InlineData(StatusCode.C6, true)]
    [InlineData(StatusCode.C7, true)]
    [InlineData(StatusCode.C8, false)]
    internal void One_away_and_the_other_without_the_capacity_of_a_guardian(StatusCode mother, bool expected) =>
        Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Status(mother))).Assessed().IsLeftBehind.ShouldBe(expected);

    [Fact]
    public void That_the_dead_have_no_capacity_is_an_assumption()
    {
        var dead = Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Dead)).Assessed();
        var ill = Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Ill)).Assessed();

        dead.Rules.Single(rule => rule.Rule == "LEFT_BEHIND.PARENTS_AWAY").IsProvisional.ShouldBeTrue();
        ill.Rules.Single(rule => rule.Rule == "LEFT_BEHIND.PARENTS_AWAY").IsProvisional.ShouldBeFalse();
    }

    [Fact]
    public void Nobody_away_is_not_left_behind_however_little_they_can_care() =>
        Of(Father(A.Dead), Mother(A.Imprisoned(36))).Assessed().IsLeftBehind.ShouldBe(false);

    [Fact]
    public void An_absence_must_be_continuous()
    {
        var interrupted = Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Functioning, Away("2024-10-01", until: "2025-02-01"), Away("2025-03-01")));
        var unbroken = Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Functioning, Away("2024-10-01", until: "2025-02-01"), Away("2025-02-02", "440101")));

        interrupted.Assessed().IsLeftBehind.ShouldBe(false);
        unbroken.Assessed().IsLeftBehind.ShouldBe(true);
    }

    [Fact]
    public void An_absence_within_the_childs_county_counts_only_where_the_place_says_so()
    {
        var child = Of(Father(A.Functioning, Away("2024-01-01", "210102")), Mother(A.Functioning, Away("2024-01-01")));

        child.Assessed().IsLeftBehind.ShouldBe(false);
        child.Assessed(parameters: A.With("left_behind.across_counties=false")).IsLeftBehind.ShouldBe(true);
    }

    [Fact]
    public void A_parent_who_has_come_back_is_not_away() =>
        Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Functioning, Away("2024-01-01", until: "2025-07-14"))).Assessed().IsLeftBehind.ShouldBe(false);

    [Fact]
    public void One_who_lives_with_a_parent_is_not_left_by_both() =>
        Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Functioning, Away("2024-01-01"))).LivesWith(LivingArrangement.WithParent).Assessed()
            .IsLeftBehind.ShouldBe(false);

    [Theory]
    [InlineData("2009-07-16", true)]
    [InlineData("2009-07-15", false)]
    public void Left_behind_until_the_sixteenth_birthday(string birth, bool expected) =>
        Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Functioning, Away("2024-01-01"))).Born(birth).Assessed().IsLeftBehind.ShouldBe(expected);

    [Fact]
    public void Absences_that_nobody_states_are_named_and_do_not_hold_up_the_benefit()
    {
        var decision = Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Functioning, null)).Assessed();

        decision.IsLeftBehind.ShouldBeNull();
        decision.Missing.ShouldHaveSingleItem().Id.ShouldBe("MOTHER_ABSENCES");
        decision.Category.ShouldBe(Category.None);
    }

    [Fact]
    public void Migrant_and_left_behind_overlay()
    {
        var child = Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Functioning, Away("2024-01-01"))).From("211322", "210102", "2024-01-01");
        var decision = child.Assessed();

        decision.IsLeftBehind.ShouldBe(true);
        decision.Migrant.ShouldBe(MigrantStatus.Yes);
    }

    [Theory]
    [InlineData(HukouArea.Rural)]
    [InlineData(HukouArea.Urban)]
    internal void Rural_or_urban_goes_by_the_hukou_place(HukouArea area)
    {
        var child = Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Functioning, Away("2024-01-01")));

        (child with { Hukou = child.Hukou with { Area = area } }).Assessed().LeftBehindArea.ShouldBe(area);
    }

    [Fact]
    public void Left_behind_with_nobody_knows_whom_is_for_a_person_to_find_out() =>
        Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Functioning, Away("2024-01-01"))).LivesWith(LivingArrangement.Unknown).Assessed()
            .SmallestMissingFact!.Id.ShouldBe("LIVING_ARRANGEMENT");

    [Fact]
    public void Left_behind_and_alone_is_a_child_in_difficulty() =>
        Of(Father(A.Functioning, Away("2024-01-01")), Mother(A.Functioning, Away("2024-01-01"))).LivesWith(LivingArrangement.Alone).Assessed()
            .Category.ShouldBe(Category.OtherDifficulty);
}
