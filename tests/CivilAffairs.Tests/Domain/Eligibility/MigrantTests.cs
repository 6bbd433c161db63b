using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

public sealed class MigrantTests
{
    private static ChildFacts Left(string day, params DateRange[] returns) =>
        A.Child().From("211322", "210102", day) with { Departure = Departure.On(A.Day(day), returns) };

    private static DateRange Stay(string from, string? to) => new(A.Day(from), to is null ? null : A.Day(to));

    [Theory]
    [InlineData("2024-08-31", "2025-02-28")]
    [InlineData("2023-08-31", "2024-02-29")]
    [InlineData("2024-02-29", "2024-08-29")]
    [InlineData("2024-12-31", "2025-06-30")]
    [InlineData("2024-01-15", "2024-07-15")]
    [InlineData("2024-03-30", "2024-09-30")]
    public void Six_months_are_counted_from_the_original_day(string left, string completed)
    {
        var day = A.Day(completed);

        Left(left).Assessed(completed).Migrant.ShouldBe(MigrantStatus.Yes);
        var before = EligibilityRules.Assess(Left(left), day.AddDays(-1), A.Law);
        before.Migrant.ShouldBe(MigrantStatus.PendingSixMonths);
        before.SixMonthsOn.ShouldBe(day);
    }

    [Theory]
    [InlineData("2009-07-16", "2025-07-15", MigrantStatus.Yes)]
    [InlineData("2009-07-15", "2025-07-15", MigrantStatus.No)]
    [InlineData("2012-02-29", "2028-02-28", MigrantStatus.Yes)]
    [InlineData("2012-02-29", "2028-02-29", MigrantStatus.No)]
    internal void Migrant_until_the_sixteenth_birthday(string birth, string asOf, MigrantStatus expected) =>
        Left("2024-08-31").Born(birth).Assessed(asOf).Migrant.ShouldBe(expected);

    [Theory]
    [InlineData("2030-02-27", Category.Orphan)]
    [InlineData("2030-02-28", Category.None)]
    internal void Benefits_run_to_the_eighteenth_birthday_which_is_28_February_for_one_born_on_a_leap_day(string asOf, Category expected) =>
        A.Child(A.Dead, A.Dead).Born("2012-02-29").Assessed(asOf).Category.ShouldBe(expected);

    [Fact]
    public void Between_16_and_18_there_are_benefits_without_migrant_status()
    {
        var decision = A.Child(A.Dead, A.Dead).From("210202", "210102", "2020-01-01").Born("2008-07-15").LivesWith(LivingArrangement.WithGuardian).Assessed();

        decision.Migrant.ShouldBe(MigrantStatus.No);
        decision.IsMonitored.ShouldBeFalse();
        decision.Category.ShouldBe(Category.Orphan);
    }

    [Fact]
    public void One_who_turns_16_before_the_six_months_waits_for_nothing()
    {
        Left("2025-07-01").Born("2010-01-01").Assessed().Migrant.ShouldBe(MigrantStatus.No);
        Left("2025-07-01").Born("2010-01-02").Assessed().Migrant.ShouldBe(MigrantStatus.PendingSixMonths);
    }

    [Theory]
    [InlineData(LivingArrangement.WithParent, MigrantStatus.Yes)]
    [InlineData(LivingArrangement.WithGuardian, MigrantStatus.Yes)]
    [InlineData(LivingArrangement.Alone, MigrantStatus.No)]
    [InlineData(LivingArrangement.Institution, MigrantStatus.No)]
    [InlineData(LivingArrangement.Unknown, MigrantStatus.Undetermined)]
    internal void A_migrant_child_lives_with_a_parent_or_guardian(LivingArrangement arrangement, MigrantStatus expected) =>
        Left("2024-08-31").LivesWith(arrangement).Assessed().Migrant.ShouldBe(expected);

    [Theory]
    [InlineData("2025-04-29", MigrantStatus.Yes)]
    [InlineData("2025-04-30", MigrantStatus.PendingSixMonths)]
    internal void A_return_of_30_days_starts_the_months_anew_and_one_of_29_does_not(string last, MigrantStatus expected)
    {
        var decision = Left("2024-08-31", Stay("2025-04-01", last)).Assessed();

        decision.Migrant.ShouldBe(expected);
        var rule = decision.Rules.Single(rule => rule.Rule == "MIGRANT.RETURN");
        rule.Parameters.ShouldHaveSingleItem().IsProvisional.ShouldBeTrue();
        if (expected == MigrantStatus.PendingSixMonths)
            decision.SixMonthsOn.ShouldBe(A.Day("2025-10-30"));
    }

    [Fact]
    public void Two_stays_day_after_day_are_one_return() =>
        Left("2024-08-31", Stay("2025-04-16", "2025-04-30"), Stay("2025-04-01", "2025-04-15")).Assessed().SixMonthsOn.ShouldBe(A.Day("2025-10-30"));

    [Fact]
    public void Two_short_stays_apart_are_two_visits() =>
        Left("2024-08-31", Stay("2025-04-01", "2025-04-20"), Stay("2025-04-22", "2025-05-11")).Assessed().Migrant.ShouldBe(MigrantStatus.Yes);

    [Fact]
    public void Of_several_long_returns_the_last_counts() =>
        Left("2022-08-31", Stay("2025-04-01", "2025-05-15"), Stay("2023-01-01", "2023-03-01")).Assessed().SixMonthsOn.ShouldBe(A.Day("2025-11-15"));

    [Fact]
    public void One_who_is_home_for_30_days_now_is_no_migrant_and_waits_for_nothing()
    {
        Left("2024-08-31", Stay("2025-06-16", null)).Assessed().Migrant.ShouldBe(MigrantStatus.No);
        Left("2024-08-31", Stay("2025-06-17", null)).Assessed().Migrant.ShouldBe(MigrantStatus.Yes);
    }

    [Fact]
    public void A_return_to_come_has_not_happened() =>
        Left("2024-08-31", Stay("2025-08-01", "2025-12-31")).Assessed().Migrant.ShouldBe(MigrantStatus.Yes);

    [Fact]
    public void Moving_on_from_B_to_C_keeps_the_first_departure()
    {
        var (a, b, c) = (A.Place("211322001"), A.Place("210411001"), A.Place("210102001"));
        var departure = Departure.Of(a, [new Move(A.Day("2025-06-01"), c), new Move(A.Day("2024-11-10"), b)]);

        departure.LeftOn.ShouldBe(A.Day("2024-11-10"));
        departure.Returns.ShouldBeEmpty();
        (Left("2024-01-01") with { Departure = departure }).Assessed("2025-05-10").Migrant.ShouldBe(MigrantStatus.Yes);
        (Left("2024-01-01") with { Departure = departure }).Assessed("2025-05-09").Migrant.ShouldBe(MigrantStatus.PendingSixMonths);
    }

    [Fact]
    public void A_history_of_moves_that_leads_home_has_a_return()
    {
        var (a, b) = (A.Place("211322001"), A.Place("210411001"));
        var departure = Departure.Of(a, [new Move(A.Day("2024-01-10"), b), new Move(A.Day("2025-01-01"), a), new Move(A.Day("2025-03-01"), b)]);

        departure.Returns.ShouldBe([new DateRange(A.Day("2025-01-01"), A.Day("2025-03-01"))]);
    }

    [Fact]
    public void Born_away_the_months_count_from_birth_which_is_an_assumption()
    {
        var baby = Left("2025-01-01").Born("2025-01-15") with { Departure = new Departure { BornAway = true } };

        baby.Assessed("2025-07-14").SixMonthsOn.ShouldBe(A.Day("2025-07-15"));
        baby.Assessed("2025-07-15").Migrant.ShouldBe(MigrantStatus.Yes);
        baby.Assessed("2025-07-15").Rules.Single(rule => rule.Rule == "MIGRANT.BORN_AWAY").IsProvisional.ShouldBeTrue();
    }

    [Fact]
    public void One_who_has_not_left_yet_is_no_migrant() => Left("2025-08-01").Assessed().Migrant.ShouldBe(MigrantStatus.No);

    [Fact]
    public void A_departure_that_nobody_states_is_named()
    {
        var decision = (Left("2024-01-01") with { Departure = Departure.Unknown }).Assessed();

        decision.Migrant.ShouldBe(MigrantStatus.Undetermined);
        decision.Missing.ShouldHaveSingleItem().Id.ShouldBe("LEFT_HUKOU_DATE");
        decision.Category.ShouldBe(Category.None, "the benefit does not wait for it");
    }

    [Theory]
    [InlineData("210283", "210283001", "HUKOU_TOWNSHIP")]
    [InlineData("210283001", "210283", "RESIDENCE_TOWNSHIP")]
    [InlineData("2102", "210102", "HUKOU_DIVISION")]
    public void Within_a_county_both_townships_must_be_known(string hukou, string residence, string missing) =>
        A.Child().From(hukou, residence, "2024-01-01").Assessed().Missing.Select(fact => fact.Id).ShouldContain(missing);

    [Fact]
    public void Before_the_six_months_what_is_unknown_may_still_make_the_child_wait_for_them() =>
        Left("2025-07-01").LivesWith(LivingArrangement.Unknown).Assessed().Migrant.ShouldBe(MigrantStatus.Undetermined);

    [Fact]
    public void What_fails_for_certain_does_not_wait_for_what_is_unknown()
    {
        var decision = (Left("2024-01-01").LivesWith(LivingArrangement.Alone) with { Departure = Departure.Unknown }).Assessed();

        decision.Migrant.ShouldBe(MigrantStatus.No);
        decision.Missing.ShouldBeEmpty();
    }

    [Fact]
    public void One_who_lives_in_the_hukou_township_is_no_migrant() =>
        A.Child().In("210283001").Assessed().Migrant.ShouldBe(MigrantStatus.No);

    [Theory]
    [InlineData("210103", "210102", false, true)]
    [InlineData("210103", "210102", true, false)]
    [InlineData("210181", "210102", true, true)]
    [InlineData("210202", "210102", true, true)]
    [InlineData("110101", "210102", true, true)]
    public void Merging_concerns_two_districts_of_one_city_alone(string hukou, string residence, bool merge, bool isMonitored)
    {
        var decision = A.Child().From(hukou, residence, "2024-01-01").Assessed(parameters: A.With($"migrant.merge_city_districts={merge}"));

        decision.IsMonitored.ShouldBe(isMonitored);
        decision.Migrant.ShouldBe(isMonitored ? MigrantStatus.Yes : MigrantStatus.StatisticsOnly);
    }

    [Fact]
    public void A_hukou_transferred_to_the_place_of_residence_ends_the_status()
    {
        var child = Left("2024-01-01") with { Residence = A.Place("210102001") };
        var moved = child with { Hukou = child.Hukou with { Transfers = [new HukouTransfer(A.Day("2025-06-01"), A.Place("210102001"))] } };

        moved.Assessed("2025-05-31").Migrant.ShouldBe(MigrantStatus.Yes);
        moved.Assessed("2025-06-01").Migrant.ShouldBe(MigrantStatus.No);
    }

    [Fact]
    public void A_collective_hukou_counts_like_any_other()
    {
        var child = Left("2024-01-01");

        (child with { Hukou = child.Hukou with { IsCollective = true } }).Assessed().Migrant.ShouldBe(child.Assessed().Migrant);
    }
}
