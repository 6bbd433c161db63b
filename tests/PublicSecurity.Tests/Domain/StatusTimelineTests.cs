using Exchange.PublicSecurity.Domain;
using static Exchange.PublicSecurity.Domain.StatusEffect;

namespace Exchange.PublicSecurity.Tests.Domain;

public sealed class StatusTimelineTests
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    [Fact]
    public void A_release_ends_the_imprisonment_on_the_day_before() =>
        Told(Open(Restriction, 0), Open(Functioning, 10)).ShouldBe([(Restriction, 0, 9), (Functioning, 10, null)]);

    [Fact]
    public void An_imprisonment_ends_the_time_in_which_nothing_was_known_against_the_parent() =>
        Told(Open(Functioning, 0), Open(Restriction, 10)).ShouldBe([(Functioning, 0, 9), (Restriction, 10, null)]);

    [Fact]
    public void A_disability_stays_beside_an_imprisonment() =>
        Told(Open(Restriction, 0), Open(Restriction, 10)).ShouldBe([(Restriction, 0, null), (Restriction, 10, null)]);

    [Fact]
    public void A_stated_end_of_one_restriction_leaves_the_other() =>
        Told(Open(Restriction, 0), Closed(Restriction, 5, 10)).ShouldBe([(Restriction, 0, null), (Restriction, 5, 10)]);

    [Fact]
    public void Death_ends_everything_even_what_had_a_later_end() =>
        Told(Open(Restriction, 0), Closed(Restriction, 5, 99), Open(Final, 20))
            .ShouldBe([(Restriction, 0, 19), (Restriction, 5, 19), (Final, 20, null)]);

    [Fact]
    public void What_ended_before_the_death_keeps_its_end() =>
        Told(Closed(Restriction, 0, 5), Open(Final, 20)).ShouldBe([(Restriction, 0, 5), (Final, 20, null)]);

    [Fact]
    public void What_began_on_the_day_of_the_death_ended_on_it() =>
        Told(Open(Restriction, 20), Open(Final, 20)).ShouldBe([(Restriction, 20, 20), (Final, 20, null)]);

    [Fact]
    public void What_begins_after_a_death_is_shown_as_the_contradiction_that_it_is() =>
        Told(Open(Final, 10), Open(Functioning, 20)).ShouldBe([(Final, 10, null), (Functioning, 20, null)]);

    [Fact]
    public void A_declaration_of_death_that_was_set_aside_ends_nothing() =>
        Told(Open(Restriction, 0), Closed(Final, 10, 15)).ShouldBe([(Restriction, 0, null), (Final, 10, 15)]);

    [Fact]
    public void Two_opposite_records_of_one_day_both_stand() =>
        Told(Open(Functioning, 0), Open(Restriction, 0)).ShouldBe([(Functioning, 0, null), (Restriction, 0, null)]);

    [Fact]
    public void What_nobody_knew_is_over_once_somebody_knows() =>
        Told(Open(Functioning, 0), Open(Unknown, 10), Open(Restriction, 20))
            .ShouldBe([(Functioning, 0, 9), (Unknown, 10, 19), (Restriction, 20, null)]);

    [Fact]
    public void Not_knowing_frees_nobody_from_prison() =>
        Told(Open(Restriction, 0), Open(Unknown, 10)).ShouldBe([(Restriction, 0, null), (Unknown, 10, null)]);

    [Fact]
    public void The_order_of_arrival_does_not_matter()
    {
        Enumerable.Range(0, 300).Where(seed => !IsTheSameInEveryOrder(seed)).ShouldBeEmpty();

        static bool IsTheSameInEveryOrder(int seed)
        {
            var random = new Random(seed);
            StatusRecord[] records = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Any(random))];
            var expected = Told(records).ToHashSet();
            return Orders(records).All(order => expected.SetEquals(Told(order)));
        }
    }

    [Fact]
    public void Whatever_the_records_their_first_days_stay_and_nothing_from_before_a_death_outlasts_it() =>
        Enumerable.Range(0, 2000).Where(seed => !IsSound(seed)).ShouldBeEmpty();

    private static bool IsSound(int seed)
    {
        var random = new Random(seed);
        StatusRecord[] records = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Any(random))];
        var told = StatusTimeline.Of(Numbered(records));
        var death = told.Where(record => record is { Effect: Final, To: null }).Min(record => (DateOnly?)record.From);
        return told.OrderBy(record => record.Index).Select(Beginning).SequenceEqual(records.Select(Beginning))
            && told.All(record => record.To is null || record.To >= record.From)
            && told.All(record => record.Effect == Final || !(record.From < death) || record.To < death);
    }

    private static (StatusEffect, DateOnly) Beginning(StatusRecord record) => (record.Effect, record.From);

    private static StatusRecord Open(StatusEffect effect, int from) => new(effect, Start.AddDays(from), null, 0);

    private static StatusRecord Closed(StatusEffect effect, int from, int to) => new(effect, Start.AddDays(from), Start.AddDays(to), 0);

    private static StatusRecord Any(Random random)
    {
        var from = random.Next(12);
        var effect = (StatusEffect)random.Next(4);
        return random.Next(3) == 0 ? Closed(effect, from, from + random.Next(12)) : Open(effect, from);
    }

    private static (StatusEffect Effect, int? From, int? To)[] Told(params StatusRecord[] records) =>
        [.. StatusTimeline.Of(Numbered(records)).Select(record => (record.Effect, Day(record.From), Day(record.To)))];

    private static StatusRecord[] Numbered(StatusRecord[] records) => [.. records.Select((record, index) => record with { Index = index })];

    private static int? Day(DateOnly? date) => date?.DayNumber - Start.DayNumber;

    private static IEnumerable<StatusRecord[]> Orders(StatusRecord[] records) => records.Length <= 1
        ? [records]
        : records.SelectMany((first, i) =>
            Orders([.. records[..i], .. records[(i + 1)..]]).Select(rest => (StatusRecord[])[first, .. rest]));
}
