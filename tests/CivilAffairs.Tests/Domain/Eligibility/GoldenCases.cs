using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

/// <summary>The golden cases by number, as of 2025-07-15 unless the case says otherwise.</summary>
public sealed class GoldenCases
{
    private static ChildFacts FromBeipiao() => A.Child().From("211322", "210102", "2025-01-10");

    [Fact]
    public void Case_1_left_six_months_ago_to_the_day_is_a_monitored_migrant_without_benefit_or_referral()
    {
        var decision = FromBeipiao().Assessed("2025-07-10");

        decision.Migrant.ShouldBe(MigrantStatus.Yes);
        decision.IsMonitored.ShouldBeTrue();
        decision.Category.ShouldBe(Category.None);
        decision.Destination.ShouldBe(new Destination(DestinationKind.None));
        decision.Monthly.ShouldBeNull();
    }

    [Fact]
    public void Case_2_a_day_earlier_is_pending_until_the_day_itself()
    {
        var decision = FromBeipiao().Assessed("2025-07-09");

        decision.Migrant.ShouldBe(MigrantStatus.PendingSixMonths);
        decision.SixMonthsOn.ShouldBe(A.Day("2025-07-10"));
        decision.IsMonitored.ShouldBeFalse();
    }

    [Fact]
    public void Case_3_another_township_of_the_same_county_is_migrant_and_outside_the_monitoring_scope()
    {
        var decision = A.Child().From("210283001", "210283100", "2023-07-15").Assessed();

        decision.Migrant.ShouldBe(MigrantStatus.StatisticsOnly);
        decision.IsMonitored.ShouldBeFalse();
    }

    [Fact]
    public void Case_4_another_district_of_the_city_is_monitored_unless_districts_are_merged()
    {
        var child = A.Child().From("210103", "210102", "2024-11-15");

        child.Assessed().IsMonitored.ShouldBeTrue();
        child.Assessed(parameters: A.With("migrant.merge_city_districts=true")).IsMonitored.ShouldBeFalse();
    }

    [Theory]
    [InlineData("2025-02-27", MigrantStatus.PendingSixMonths)]
    [InlineData("2025-02-28", MigrantStatus.Yes)]
    internal void Case_6_left_on_31_August_six_months_are_completed_on_28_February(string asOf, MigrantStatus expected) =>
        A.Child().From("211322", "210102", "2024-08-31").Assessed(asOf).Migrant.ShouldBe(expected);

    [Fact]
    public void Case_8_boarding_alone_with_parents_at_home_is_neither_migrant_nor_left_behind()
    {
        var decision = A.Child().From("211322", "210102", "2024-08-31").LivesWith(LivingArrangement.Alone).Assessed();

        decision.Migrant.ShouldBe(MigrantStatus.No);
        decision.IsLeftBehind.ShouldBe(false);
        decision.Services.ShouldNotContain(Service.TemporaryGuardianship);
    }

    [Fact]
    public void Case_9_father_dead_and_mother_in_prison_for_three_years_is_DFUC_at_Tielings_rate_decided_locally()
    {
        var decision = A.Child(A.Dead, A.Imprisoned(36)).In("211224").LivesWith(LivingArrangement.WithGuardian).Assessed();

        decision.Category.ShouldBe(Category.DeFactoUnsupported);
        decision.Destination.ShouldBe(new Destination(DestinationKind.Local, A.Place("211224")));
        decision.Monthly!.Rate.ShouldBe(Yuan.Of(2066));
        decision.IsProvisional.ShouldBeTrue("Tieling has not reported a rate: the provincial average stands in");
    }

    [Fact]
    public void Case_10_father_dead_and_mother_sentenced_to_five_months_is_not_DFUC_and_unattended()
    {
        var decision = A.Child(A.Dead, A.Imprisoned(5)).LivesWith(LivingArrangement.Alone).Assessed();

        decision.Category.ShouldNotBe(Category.DeFactoUnsupported);
        decision.Category.ShouldNotBe(Category.ManualReview);
        decision.Services.ShouldContain(Service.TemporaryGuardianship);
    }

    [Fact]
    public void Case_12_both_parents_declared_missing_by_a_court_make_an_orphan() =>
        A.Child(A.DeclaredMissing, A.DeclaredMissing).Assessed().Category.ShouldBe(Category.Orphan);

    [Fact]
    public void Case_14_intellectual_disability_grade_3_and_limb_grade_2_are_DFUC() =>
        A.Child(A.Disabled(DisabilityType.Limb, 2), A.Disabled(DisabilityType.Intellectual, 3)).Assessed().Category.ShouldBe(Category.DeFactoUnsupported);

    [Fact]
    public void Case_16_a_functioning_mother_after_divorce_and_a_father_in_prison_is_not_DFUC() =>
        A.Child(A.Imprisoned(36), A.Functioning).Assessed().Category.ShouldBe(Category.None);

    [Fact]
    public void Case_17_DFUC_of_Dalian_living_in_Shenyang_is_referred_and_paid_from_July_at_Dalians_rate()
    {
        var child = A.Child(A.Dead, A.Imprisoned(36)).From("210202", "210102", "2024-01-10").LivesWith(LivingArrangement.WithGuardian)
            .Confirmed(Category.DeFactoUnsupported, "2025-06-20");
        var decision = child.Assessed();
        var schedule = PaySchedules.Of(child, new Month(2025, 12), A.Law);

        decision.Category.ShouldBe(Category.DeFactoUnsupported);
        decision.Destination.ShouldBe(new Destination(DestinationKind.HukouCounty, A.Place("210202")));
        schedule.Months[0].Month.ShouldBe(new Month(2025, 7));
        schedule.Months.ShouldAllBe(month => month.Amount == Yuan.Of(2644));
        schedule.TotalOf(2025).ShouldBe(Yuan.Of(15_864));
    }

    [Fact]
    public void Case_19_a_collective_hukou_is_a_hukou()
    {
        var child = A.Child().From("210112", "210411", "2024-07-15");
        var decision = (child with { Hukou = child.Hukou with { IsCollective = true } }).Assessed();

        decision.IsMonitored.ShouldBeTrue();
        decision.Category.ShouldBe(Category.None);
        decision.Services.ShouldNotContain(Service.HukouRegistration);
        decision.Rules.Single(rule => rule.Rule == "HUKOU.REGISTERED").Facts.ShouldContain(new FactUsed("child.hukou_county", "210112"));
    }

    [Fact]
    public void Case_20_without_hukou_a_person_decides_after_registration_with_aid_meanwhile()
    {
        var decision = new ChildFacts
        {
            BirthDate = A.Day("2016-03-01"),
            Hukou = Hukou.None,
            Residence = A.Place("210102001"),
            LivesWith = LivingArrangement.WithGuardian,
        }.Assessed();

        decision.Category.ShouldBe(Category.ManualReview);
        decision.SmallestMissingFact!.Id.ShouldBe("HUKOU_REGISTRATION");
        decision.SmallestMissingFact.Owner.ShouldBe(Authority.PublicSecurity);
        decision.Services.ShouldBe([Service.HukouRegistration, Service.TemporaryAid]);
        decision.Destination.Kind.ShouldBe(DestinationKind.ManualReview);
    }

    [Fact]
    public void Case_21_DFUC_of_Dalian_with_minimum_living_of_800_a_head_is_paid_the_difference()
    {
        var child = A.Child(A.Dead, A.Imprisoned(36)).In("210202") with { Holdings = new Holdings { MinimumLiving = new Holding(Yuan.Of(800)) } };
        var decision = child.LivesWith(LivingArrangement.WithGuardian).Assessed();

        decision.Category.ShouldBe(Category.DeFactoUnsupported);
        decision.Monthly!.Amount.ShouldBe(Yuan.Of(1844));
    }

    [Fact]
    public void Case_22_an_orphan_of_disability_grade_1_has_the_rate_and_the_nursing_subsidy_but_no_living_subsidy()
    {
        var child = A.Child(A.Dead, A.Dead).In("210202").LivesWith(LivingArrangement.WithGuardian)
            with
        { Holdings = new Holdings { Disability = new DisabilityCard(DisabilityType.Limb, 1) } };
        var decision = child.Assessed();

        decision.Category.ShouldBe(Category.Orphan);
        decision.Monthly!.Amount.ShouldBe(Yuan.Of(2644));
        decision.Rules.Single(rule => rule.Rule == "SUBSIDY.NURSING").Outcome.ShouldBe(Outcome.Held);
        decision.Rules.Single(rule => rule.Rule == "SUBSIDY.LIVING").Outcome.ShouldBe(Outcome.NotHeld);
    }

    [Fact]
    public void Case_23_at_12_one_who_meets_extreme_poverty_and_DFUC_is_DFUC_alone()
    {
        var child = A.Child(A.Dead, A.Imprisoned(36)).Born("2013-01-01") with { Holdings = new Holdings { ExtremePoverty = new Holding(Yuan.Zero) } };
        var decision = child.Assessed();

        decision.Category.ShouldBe(Category.DeFactoUnsupported);
        decision.Rules.Single(rule => rule.Rule == "BENEFIT.PRECEDENCE").Outcome.ShouldBe(Outcome.Held);
    }

    [Fact]
    public void Case_25_a_former_orphan_of_19_who_is_an_undergraduate_receives_four_instalments_of_2500()
    {
        var person = A.Child(A.Dead, A.Dead).Born("2006-03-01").Confirmed(Category.Orphan, "2015-01-10")
            with
        { Studies = [new Study(StudyLevel.Bachelor, new DateRange(A.Day("2024-09-01"), A.Day("2028-06-30")))] };
        var grant = EducationGrant.Of(person, 2025, A.Law);

        grant.Instalments.Select(instalment => instalment.Due).ShouldBe([A.Day("2025-09-01"), A.Day("2025-12-01"), A.Day("2026-03-01"), A.Day("2026-06-01")]);
        grant.Instalments.ShouldAllBe(instalment => instalment.Amount == Yuan.Of(2500));
        grant.Total.ShouldBe(Yuan.Of(10_000));
    }

    [Theory]
    [InlineData("210202", "31728", HousingKind.LowRent)]
    [InlineData("210902", null, HousingKind.Unknown)]
    internal void Case_27_an_orphan_turned_18_in_June_is_paid_through_June_with_lump_sum_and_housing_by_city(string hukou, string? lumpSum, HousingKind housing)
    {
        var person = A.Child(A.Dead, A.Dead).In(hukou).Born("2007-06-10").Confirmed(Category.Orphan, "2025-01-10");
        var schedule = PaySchedules.Of(person, new Month(2025, 12), A.Law);
        var adult = AdultOrphan.Find(person, A.AsOf, A.Law)!;

        schedule.Months[^1].Month.ShouldBe(new Month(2025, 6));
        person.Assessed().Category.ShouldBe(Category.None);
        adult.ExitMonth.ShouldBe(new Month(2025, 6));
        adult.Housing.ShouldBe(housing);
        if (lumpSum is not null)
            adult.LumpSum.ShouldBe(Yuan.Of(long.Parse(lumpSum)));
        if (housing == HousingKind.Unknown)
            adult.Missing.ShouldHaveSingleItem().Id.ShouldBe("HOUSING_KIND");
    }

    [Fact]
    public void Case_28_a_girl_of_10_lost_in_Fuxin_is_under_temporary_guardianship_with_notice_in_24_hours_until_she_is_reunited()
    {
        var girl = A.Child().In("210902").Born("2015-02-01").LivesWith(LivingArrangement.Unknown) with
        {
            Situation = new Situation { IsWandering = true },
            Holdings = new Holdings { Disability = new DisabilityCard(DisabilityType.Multiple, 2) },
        };
        var lost = girl.Assessed();
        var reunited = (girl with { Situation = girl.Situation with { ReunitedOn = A.AsOf } }).Assessed();

        lost.Services.ShouldBe([Service.TemporaryGuardianship, Service.FoundChildNotice]);
        lost.Rules.Single(rule => rule.Rule == "CARE.FOUND_CHILD").Parameters.ShouldHaveSingleItem().Value.ShouldBe("24");
        reunited.Services.ShouldBeEmpty();
        reunited.Category.ShouldBe(Category.Disabled);
    }

    [Fact]
    public void Case_29_a_boy_of_16_who_ran_away_after_a_quarrel_is_a_case_for_family_support_alone()
    {
        var boy = A.Child().From("211322", "210102", "2025-07-10").Born("2009-05-01").LivesWith(LivingArrangement.Alone)
            with
        { Sex = Sex.Male, Situation = new Situation { HasRunAway = true } };
        var decision = boy.Assessed();

        decision.Services.ShouldBe([Service.FamilySupport]);
        decision.Migrant.ShouldBe(MigrantStatus.No);
        decision.IsLeftBehind.ShouldBe(false);
        decision.Category.ShouldBe(Category.None);
    }
}
