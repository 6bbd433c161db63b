using Exchange.MedicalInsurance.Domain.Covers;

namespace Exchange.MedicalInsurance.Tests.Domain.Covers;

public sealed class StandingTests
{
    [Fact]
    public void Nothing_stands_of_nothing() => Standing.Of([]).ShouldBeEmpty();

    [Fact]
    public void A_cover_that_runs_stands_before_newer_ones_that_are_over() => Stands(Running(2020), Over(2023)).ShouldBe([0]);

    [Fact]
    public void Of_covers_that_are_over_the_newest_stands() => Stands(Over(2020), Over(2023), Over(2021)).ShouldBe([1]);

    [Fact]
    public void Somebody_insured_twice_has_two() => Stands(Running(2020), Running(2023)).ShouldBe([0, 1]);

    [Fact]
    public void Two_that_were_over_on_one_day_cannot_be_told_apart() => Stands(Over(2023), Over(2023)).ShouldBe([0, 1]);

    private static CoverRecord Running(int year) => new(new(year, 1, 1), IsRunning: true, 0);

    private static CoverRecord Over(int year) => new(new(year, 1, 1), IsRunning: false, 0);

    private static int[] Stands(params CoverRecord[] records) =>
        [.. Standing.Of(records.Select((record, index) => record with { Index = index })).Select(record => record.Index)];
}
