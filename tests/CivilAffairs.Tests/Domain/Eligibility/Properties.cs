using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

/// <summary>What holds for every child, tried on many. A failure names the round, which the seed repeats.</summary>
public sealed class Properties
{
    private const int Rounds = 1_000;

    private static void ForAll(int seed, Action<RandomChildren, ChildFacts> property)
    {
        var children = new RandomChildren(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var child = children.Next();
            try
            {
                property(children, child);
            }
            catch (ShouldAssertException failure)
            {
                throw new ShouldAssertException($"Round {round} of seed {seed}: {child}\n{failure.Message}");
            }
        }
    }

    [Fact]
    public void Who_is_known_wholly_is_decided() => ForAll(1, (_, child) =>
    {
        var decision = child.Assessed();

        decision.Category.ShouldNotBe(Category.ManualReview);
        decision.SmallestMissingFact.ShouldBeNull();
        decision.Migrant.ShouldNotBe(MigrantStatus.Undetermined);
        decision.IsLeftBehind.ShouldNotBeNull();
    });

    [Fact]
    public void A_functioning_parent_excludes_orphan_and_DFUC() => ForAll(2, (children, child) =>
    {
        var other = children.Next().Parents[1];
        var decision = (child with { Parents = [A.Father(A.Functioning), other] }).Assessed();

        (decision.Category is Category.Orphan or Category.DeFactoUnsupported).ShouldBeFalse();
    });

    [Fact]
    public void A_person_is_asked_exactly_when_a_fact_is_named() => ForAll(3, (children, child) =>
    {
        var decision = children.Forget(child).Assessed();

        (decision.Category == Category.ManualReview).ShouldBe(decision.SmallestMissingFact is not null);
        (decision.Category == Category.ManualReview).ShouldBe(decision.Destination.Kind == DestinationKind.ManualReview);
        if (decision.SmallestMissingFact is { } smallest)
            decision.Missing.ShouldContain(smallest);
    });

    [Fact]
    public void More_facts_never_change_a_category_that_was_decided_but_for_those_that_were_named() => ForAll(4, (children, child) =>
    {
        var less = children.Forget(child).Assessed();
        var all = child.Assessed();

        if (less.Category != Category.ManualReview && less.Missing.Count == 0)
            less.Category.ShouldBe(all.Category);
        if (less.Category != Category.ManualReview && less.Category != all.Category)
            less.Missing.Any(missing => missing.Id == "LIVING_ARRANGEMENT" || missing.Id.Split('_')[0] is "FATHER" or "MOTHER").ShouldBeTrue();
    });

    [Fact]
    public void More_facts_never_change_a_status_that_was_decided() => ForAll(5, (children, child) =>
    {
        var less = children.Forget(child).Assessed();
        var all = child.Assessed();

        // Without the birth date nothing at all is decided.
        if (less.SmallestMissingFact?.Id == "BIRTH_DATE")
            return;
        if (less.Migrant != MigrantStatus.Undetermined)
            less.Migrant.ShouldBe(all.Migrant);
        if (less.Missing.Count == 0)
            less.IsLeftBehind.ShouldBe(all.IsLeftBehind);
    });

    [Fact]
    public void Pay_is_never_negative_and_never_above_the_rate() => ForAll(6, (_, child) =>
    {
        if (child.Assessed().Monthly is not { } pay)
            return;
        (pay.Amount >= Yuan.Zero).ShouldBeTrue();
        (pay.Amount <= pay.Rate).ShouldBeTrue();
    });

    [Fact]
    public void Paid_months_follow_one_another_from_the_month_after_confirmation() => ForAll(7, (children, child) =>
    {
        var confirmed = A.Day("2025-01-01").AddDays(children.Next().BirthDate!.Value.DayNumber % 500);
        var protection = new Protection { Confirmed = Category.Orphan, ConfirmedOn = confirmed, Mode = CareMode.Dispersed, EndedOn = confirmed.AddDays(children.Next().BirthDate!.Value.DayNumber % 900) };
        var months = PaySchedules.Of(child with { Protection = protection }, new Month(2028, 12), A.Law).Months;

        for (var at = 0; at < months.Count; at++)
            months[at].Month.ShouldBe(Month.Of(confirmed).Add(1 + at));
        if (months.Count > 0)
            (months[^1].Month <= Month.Of(protection.EndedOn.Value)).ShouldBeTrue();
    });

    [Fact]
    public void A_referral_goes_to_the_hukou_county_and_only_for_a_category() => ForAll(8, (_, child) =>
    {
        var decision = child.Assessed();
        var isCase = decision.Category != Category.None;

        (decision.Destination.Kind != DestinationKind.None).ShouldBe(isCase);
        decision.Destination.County.ShouldBe(isCase ? child.Hukou.Place.County : DivisionCode.None);
        (decision.Destination.Kind == DestinationKind.Local).ShouldBe(isCase && child.Hukou.Place.SameCounty(child.Residence));
        (decision.Destination.Kind == DestinationKind.ProvincialGateway).ShouldBe(isCase && child.Hukou.Place.Province != A.Place("21"));
    });

    [Fact]
    public void A_monitored_child_is_a_migrant_under_16_away_from_the_hukou_county() => ForAll(9, (_, child) =>
    {
        var decision = child.Assessed();

        decision.IsMonitored.ShouldBe(decision.Migrant == MigrantStatus.Yes);
        if (decision.IsMonitored)
        {
            CivilDates.IsUnder(child.BirthDate!.Value, 16, A.AsOf).ShouldBeTrue();
            child.Hukou.Place.SameCounty(child.Residence).ShouldBeFalse();
        }
    });

    [Fact]
    public void The_day_named_for_the_six_months_is_the_first_on_which_the_child_is_a_migrant() => ForAll(10, (_, child) =>
    {
        var resident = child with { Departure = child.Departure with { Returns = [] } };
        if (resident.Assessed().SixMonthsOn is not { } day)
            return;

        (EligibilityRules.Assess(resident, day, A.Law).Migrant is MigrantStatus.Yes or MigrantStatus.StatisticsOnly).ShouldBeTrue();
        EligibilityRules.Assess(resident, day.AddDays(-1), A.Law).Migrant.ShouldBe(MigrantStatus.PendingSixMonths);
    });

    [Fact]
    public void The_order_in_which_facts_arrive_does_not_matter() => ForAll(11, (_, child) =>
    {
        var turned = child with { Parents = [.. child.Parents.Reverse().Select(parent => parent with { Statuses = [.. parent.Statuses.Reverse()] })] };

        turned.Assessed().Category.ShouldBe(child.Assessed().Category);
        turned.Assessed().IsLeftBehind.ShouldBe(child.Assessed().IsLeftBehind);
    });
}
