using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

public sealed class BenefitTests
{
    private static readonly Category[] Precedence =
        [Category.Orphan, Category.DeFactoUnsupported, Category.ExtremePoverty, Category.MinimumLiving, Category.Disabled, Category.OtherDifficulty];

    /// <summary>A child that meets exactly these categories; orphan and DFUC exclude each other by themselves.</summary>
    private static ChildFacts Meeting(params Category[] categories)
    {
        var child = categories.Contains(Category.Orphan) ? A.Child(A.Dead, A.Dead)
            : categories.Contains(Category.DeFactoUnsupported) ? A.Child(A.Dead, A.Imprisoned(36))
            : A.Child();
        return child.LivesWith(LivingArrangement.WithGuardian) with
        {
            Holdings = new Holdings
            {
                ExtremePoverty = categories.Contains(Category.ExtremePoverty) ? new Holding(Yuan.Of(900)) : null,
                MinimumLiving = categories.Contains(Category.MinimumLiving) ? new Holding(Yuan.Of(700)) : null,
                Disability = categories.Contains(Category.Disabled) ? new DisabilityCard(DisabilityType.Hearing, 3) : null,
            },
            Situation = new Situation { HasMedicalDifficulty = categories.Contains(Category.OtherDifficulty) },
        };
    }

    public static TheoryData<int> Subsets => [.. Enumerable.Range(0, 1 << Precedence.Length).Where(set => (set & 3) != 3)];

    [Theory]
    [MemberData(nameof(Subsets))]
    public void Of_all_categories_met_the_first_in_precedence_holds(int set)
    {
        var met = Precedence.Where((_, at) => (set & (1 << at)) != 0).ToArray();

        Meeting(met).Assessed().Category.ShouldBe(met.Length == 0 ? Category.None : met[0]);
    }

    [Theory]
    [InlineData("2025-01-01", "2025-07-15", Category.MinimumLiving)]
    [InlineData("2025-01-01", "2025-07-14", Category.None)]
    [InlineData("2025-07-16", null, Category.None)]
    internal void A_list_counts_on_the_day(string from, string? to, Category expected)
    {
        var child = A.Child() with { Holdings = new Holdings { MinimumLiving = new Holding(Yuan.Of(700), A.Day(from), to is null ? null : A.Day(to)) } };

        child.Assessed().Category.ShouldBe(expected);
    }

    [Fact]
    public void A_card_that_has_expired_is_none()
    {
        var child = A.Child() with { Holdings = new Holdings { Disability = new DisabilityCard(DisabilityType.Limb, 1, To: A.Day("2025-07-14")) } };

        child.Assessed().Category.ShouldBe(Category.None);
    }

    [Fact]
    public void What_holds_whatever_the_missing_fact_turns_out_to_be_is_named_meanwhile()
    {
        var child = A.Child(A.Dead, A.UnknownStatus) with { Holdings = new Holdings { MinimumLiving = new Holding(Yuan.Of(700)) } };
        var decision = child.Assessed();

        decision.Category.ShouldBe(Category.ManualReview);
        decision.Meanwhile.ShouldBe(Category.MinimumLiving);
        decision.Monthly.ShouldBeNull();
    }

    [Fact]
    public void A_hukou_that_nobody_states_is_not_an_unregistered_child()
    {
        var decision = (A.Child(A.Dead, A.Dead) with { Hukou = Hukou.Unknown }).Assessed();

        decision.Category.ShouldBe(Category.ManualReview);
        decision.Meanwhile.ShouldBe(Category.Orphan);
        decision.SmallestMissingFact!.Id.ShouldBe("HUKOU_DIVISION");
        decision.Services.ShouldNotContain(Service.HukouRegistration);
    }

    [Fact]
    public void Neither_hukou_nor_residence_known_is_decided_by_a_person()
    {
        var decision = (A.Child() with { Hukou = Hukou.Unknown, Residence = default }).Assessed();

        decision.SmallestMissingFact!.Id.ShouldBe("HUKOU_DIVISION");
        decision.Migrant.ShouldBe(MigrantStatus.Undetermined);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2025-07-16")]
    public void A_birth_date_that_is_missing_or_still_to_come_is_named(string? birth)
    {
        var decision = (A.Child() with { BirthDate = birth is null ? null : A.Day(birth) }).Assessed();

        decision.Category.ShouldBe(Category.ManualReview);
        decision.SmallestMissingFact!.Id.ShouldBe("BIRTH_DATE");
    }

    [Fact]
    public void A_day_before_the_figures_begin_is_decided_by_a_person_and_never_by_figures_of_another_time()
    {
        var decision = A.Child().Born("2016-03-01").Assessed("2019-12-31");

        decision.Category.ShouldBe(Category.ManualReview);
        decision.SmallestMissingFact!.Id.ShouldBe("PARAMETER");
        decision.SmallestMissingFact.English.ShouldContain("2019-12-31");
    }

    [Theory]
    [InlineData(LivingArrangement.Alone, Category.OtherDifficulty, true)]
    [InlineData(LivingArrangement.Unknown, Category.ManualReview, true)]
    [InlineData(LivingArrangement.WithGuardian, Category.None, false)]
    [InlineData(LivingArrangement.Institution, Category.None, false)]
    internal void With_no_parent_able_to_care_it_matters_with_whom_the_child_lives(LivingArrangement arrangement, Category expected, bool isGuarded)
    {
        var decision = A.Child(A.Imprisoned(5), A.Imprisoned(5)).LivesWith(arrangement).Assessed();

        decision.Category.ShouldBe(expected);
        decision.Services.Contains(Service.TemporaryGuardianship).ShouldBe(isGuarded, "an unknown arrangement is no reason to wait");
        if (expected == Category.ManualReview)
            decision.SmallestMissingFact!.Id.ShouldBe("LIVING_ARRANGEMENT");
    }

    [Theory]
    [InlineData(true, false, Service.TemporaryGuardianship)]
    [InlineData(false, true, Service.TemporaryGuardianship)]
    internal void A_harmed_or_abandoned_child_comes_under_guardianship_and_is_in_difficulty(bool harmed, bool abandoned, Service expected)
    {
        var decision = (A.Child() with { Situation = new Situation { IsHarmed = harmed, IsAbandoned = abandoned } }).Assessed();

        decision.Category.ShouldBe(Category.OtherDifficulty);
        decision.Services.ShouldContain(expected);
    }

    [Fact]
    public void An_orphan_without_a_guardian_comes_under_long_term_guardianship()
    {
        var decision = A.Child(A.NotFound, A.NotFound).LivesWith(LivingArrangement.Alone).Assessed();

        decision.Services.ShouldContain(Service.LongTermGuardianship);
        decision.Services.ShouldNotContain(Service.TemporaryGuardianship);
    }

    [Fact]
    public void Abuse_suspected_the_child_never_goes_straight_home() =>
        (A.Child() with { Situation = new Situation { IsHarmed = true } }).Assessed().Rules.Single(rule => rule.Rule == "CARE.GUARDIANSHIP").English.ShouldContain("never straight home");

    [Fact]
    public void Difficulty_brings_aid_and_a_link_to_resources() =>
        (A.Child() with { Situation = new Situation { HasSchoolingDifficulty = true } }).Assessed().Services.ShouldBe([Service.TemporaryAid, Service.ResourceLink]);

    [Fact]
    public void One_who_ran_away_from_nobody_who_can_care_is_no_case_for_family_support() =>
        (A.Child(A.Dead, A.Dead) with { Situation = new Situation { HasRunAway = true } }).Assessed().Services.ShouldNotContain(Service.FamilySupport);
}
