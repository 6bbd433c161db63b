using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

public sealed class BasicLivingTests
{
    private static ChildFacts Orphan(string hukou = "210202001") => A.Child(A.Dead, A.Dead).In(hukou).LivesWith(LivingArrangement.WithGuardian);

    private static PaySchedule Paid(ChildFacts child, int year = 2025, int month = 12) =>
        PaySchedules.Of(child, new Month(year, month), A.Law);

    [Theory]
    [InlineData("2102", CareMode.Collective, "2021-06-01", 2340)]
    [InlineData("2102", CareMode.Dispersed, "2021-06-01", 1605)]
    [InlineData("2102", CareMode.Collective, "2025-06-01", 2916)]
    [InlineData("2102", CareMode.Dispersed, "2025-06-01", 2644)]
    [InlineData("2101", CareMode.Collective, "2025-06-01", 2389)]
    [InlineData("2112", CareMode.Dispersed, "2025-06-01", 2066)]
    internal void Rates_are_by_city_mode_and_month(string city, CareMode mode, string day, int expected)
    {
        var key = mode == CareMode.Collective ? Keys.CollectiveRate : Keys.DispersedRate;

        A.Law.Get(key, A.Place(city), A.Day(day)).Value.ShouldBe(Yuan.Of(expected));
    }

    [Fact]
    public void Dalian_alone_has_rates_of_its_own_and_the_other_thirteen_are_provisional()
    {
        var rates = Enumerable.Range(1, 14).Select(city => A.Law.Get(Keys.DispersedRate, A.Place($"21{city:00}"), A.AsOf).Row).ToList();

        rates.Where(row => !row.IsProvisional).ShouldHaveSingleItem().Place.ShouldBe(A.Place("2102"));
        rates.Where(row => row.IsProvisional).Count().ShouldBe(13);
    }

    [Fact]
    public void The_provincial_average_is_no_payable_rate() =>
        A.Law.Find(Keys.DispersedRate, A.Place("21"), A.AsOf).ShouldBeNull();

    [Theory]
    [InlineData(true, 0.0605)]
    [InlineData(false, 0.0957)]
    public void The_averages_grew_over_five_intervals_as_reported(bool collective, double expected)
    {
        var key = collective ? Keys.CollectiveAverage : Keys.DispersedAverage;
        var (first, last) = (A.Law.Get(key, A.Place("21"), A.Day("2019-07-01")).Value, A.Law.Get(key, A.Place("21"), A.Day("2024-07-01")).Value);
        var growth = Math.Pow((double)(last.Amount / first.Amount), 1.0 / (2024 - 2019)) - 1;

        growth.ShouldBe(expected, 0.00005);
        ((decimal)growth).ShouldBeGreaterThanOrEqualTo(A.Law.Get(Keys.GrowthTarget, A.Place("21"), A.AsOf).Value);
    }

    [Fact]
    public void Dalian_hukou_in_Shenyang_confirmed_on_15_March_is_paid_nine_months()
    {
        var child = Orphan().From("210202", "210102", "2024-01-01").Confirmed(Category.Orphan, "2025-03-15");

        Paid(child).Months.Count.ShouldBe(9);
        Paid(child).Months[0].Month.ShouldBe(new Month(2025, 4));
        Paid(child).TotalOf(2025).ShouldBe(Yuan.Of(23_796));
    }

    [Theory]
    [InlineData("2025-01-31", 2)]
    [InlineData("2025-02-01", 3)]
    [InlineData("2025-02-28", 3)]
    public void Pay_begins_the_month_after_confirmation(string confirmed, int firstMonth) =>
        Paid(Orphan().Confirmed(Category.Orphan, confirmed)).Months[0].Month.ShouldBe(new Month(2025, firstMonth));

    [Theory]
    [InlineData("2025-06-01", 6)]
    [InlineData("2025-06-30", 6)]
    public void The_month_of_the_ending_event_is_the_last(string ended, int lastMonth)
    {
        var child = Orphan().Confirmed(Category.Orphan, "2025-01-15");

        Paid(child with { Protection = child.Protection with { EndedOn = A.Day(ended) } }).Months[^1].Month.ShouldBe(new Month(2025, lastMonth));
    }

    [Fact]
    public void What_ends_in_the_month_of_confirmation_is_never_paid()
    {
        var child = Orphan().Confirmed(Category.Orphan, "2025-06-01");

        Paid(child with { Protection = child.Protection with { EndedOn = A.Day("2025-06-20") } }).Months.ShouldBeEmpty();
    }

    [Fact]
    public void Before_confirmation_nothing_is_paid() => Paid(Orphan()).Months.ShouldBeEmpty();

    [Fact]
    public void The_months_of_beginning_and_end_are_assumptions() =>
        Paid(Orphan().Confirmed(Category.Orphan, "2025-01-15")).Months.ShouldAllBe(month => month.IsProvisional);

    [Fact]
    public void A_month_whose_rate_is_not_reported_stops_the_schedule_and_is_named()
    {
        var schedule = Paid(Orphan().Confirmed(Category.Orphan, "2021-10-15"));

        schedule.Months.Select(month => month.Month).ShouldBe([new Month(2021, 11), new Month(2021, 12)]);
        schedule.Missing!.English.ShouldContain("basic_living.dispersed");
        schedule.Missing.English.ShouldContain("2022-01-01");
    }

    [Fact]
    public void A_category_stands_without_a_rate()
    {
        var decision = Orphan().Assessed("2023-05-01");

        decision.Category.ShouldBe(Category.Orphan);
        decision.Monthly.ShouldBeNull();
        decision.Missing.ShouldHaveSingleItem().Id.ShouldBe("PARAMETER");
    }

    [Theory]
    [InlineData(CareMode.Collective, LivingArrangement.WithGuardian, 2916)]
    [InlineData(CareMode.Unknown, LivingArrangement.Institution, 2916)]
    [InlineData(CareMode.Unknown, LivingArrangement.WithGuardian, 2644)]
    internal void The_mode_is_stated_or_follows_from_where_the_child_lives(CareMode mode, LivingArrangement arrangement, int expected)
    {
        var child = Orphan().LivesWith(arrangement) with { Protection = new Protection { Mode = mode } };

        child.Assessed().Monthly!.Rate.ShouldBe(Yuan.Of(expected));
    }

    [Fact]
    public void A_mode_that_cannot_be_told_is_named()
    {
        var decision = Orphan().LivesWith(LivingArrangement.Alone).Assessed();

        decision.Category.ShouldBe(Category.Orphan);
        decision.Monthly.ShouldBeNull();
        decision.Missing.ShouldHaveSingleItem().Id.ShouldBe("CARE_MODE");
    }

    [Theory]
    [InlineData(800, 0, 0, 1844)]
    [InlineData(0, 900, 0, 1744)]
    [InlineData(800, 900, 100, 844)]
    [InlineData(2644, 0, 0, 0)]
    [InlineData(2000, 2000, 0, 0)]
    public void What_other_programmes_pay_is_deducted_and_never_below_zero(int minimumLiving, int extremePoverty, int subsidy, int expected)
    {
        var child = Orphan() with
        {
            Holdings = new Holdings
            {
                MinimumLiving = minimumLiving == 0 ? null : new Holding(Yuan.Of(minimumLiving)),
                ExtremePoverty = extremePoverty == 0 ? null : new Holding(Yuan.Of(extremePoverty)),
                DisabledLivingSubsidy = subsidy == 0 ? null : new Holding(Yuan.Of(subsidy)),
            },
        };

        child.Assessed().Monthly!.Amount.ShouldBe(Yuan.Of(expected));
    }

    [Fact]
    public void A_deduction_is_made_in_the_months_in_which_the_other_programme_pays()
    {
        var child = Orphan().Confirmed(Category.Orphan, "2025-01-15")
            with
        { Holdings = new Holdings { MinimumLiving = new Holding(Yuan.Of(800), A.Day("2025-03-01"), A.Day("2025-04-30")) } };

        Paid(child, 2025, 6).Months.Select(month => month.Amount.Amount).ShouldBe([2644, 1844, 1844, 2644, 2644]);
    }

    [Fact]
    public void An_amount_that_a_list_does_not_tell_is_named_and_nothing_is_guessed()
    {
        var decision = (Orphan() with { Holdings = new Holdings { MinimumLiving = new Holding(null) } }).Assessed();

        decision.Monthly.ShouldBeNull();
        decision.Missing.ShouldHaveSingleItem().Id.ShouldBe("MINIMUM_LIVING_AMOUNT");
    }

    [Fact]
    public void An_HIV_infected_child_follows_the_orphan_rate_whatever_the_category()
    {
        var child = A.Child().In("210202") with { Holdings = new Holdings { HasHiv = true } };
        var decision = child.Assessed();

        decision.Category.ShouldBe(Category.None);
        decision.Monthly!.Amount.ShouldBe(Yuan.Of(2644));
        decision.Rules.Single(rule => rule.Rule == "PAY.HIV").Clause.ShouldContain("179");
    }

    [Theory]
    [InlineData(true, 12)]
    [InlineData(false, 6)]
    public void An_adopted_orphan_keeps_the_benefit_when_disabled_and_else_through_the_month_of_registration(bool disabled, int lastMonth)
    {
        var adopters = new[] { ParentRole.Father, ParentRole.Mother }.Select(role => new Parent(role, Kinship.Adoptive) { Since = A.Day("2025-06-10"), Statuses = [A.Functioning], Absences = [] });
        var child = Orphan().Confirmed(Category.Orphan, "2025-01-15");
        var adopted = child with
        {
            Parents = [.. child.Parents, .. adopters],
            Holdings = new Holdings { Disability = disabled ? new DisabilityCard(DisabilityType.Limb, 2) : null },
        };

        Paid(adopted).Months[^1].Month.ShouldBe(new Month(2025, lastMonth));
        (adopted.Assessed().Monthly is not null).ShouldBe(disabled);
        adopted.Assessed().Category.ShouldBe(disabled ? Category.Disabled : Category.None, "both adoptive parents function");
    }

    [Theory]
    [InlineData(Category.Orphan, null, 1, true, false)]
    [InlineData(Category.Orphan, null, 3, false, false)]
    [InlineData(Category.DeFactoUnsupported, 800, 1, true, true)]
    [InlineData(Category.MinimumLiving, 800, 3, false, true)]
    [InlineData(Category.MinimumLiving, 800, 2, true, true)]
    [InlineData(Category.Disabled, null, 1, true, false)]
    internal void Subsidies_for_the_disabled(Category category, int? minimumLiving, int grade, bool nursing, bool living)
    {
        var child = A.Child() with
        {
            Holdings = new Holdings
            {
                Disability = new DisabilityCard(DisabilityType.Limb, grade),
                MinimumLiving = minimumLiving is { } amount ? new Holding(Yuan.Of(amount)) : null,
            },
        };
        var found = DisabledSubsidies.Find(child, category, new Law(A.Law, A.AsOf, child.Hukou.Place, child.Residence));

        found.Nursing.ShouldBe(nursing);
        found.Living.ShouldBe(living);
    }
}
