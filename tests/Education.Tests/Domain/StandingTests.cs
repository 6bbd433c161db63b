using Exchange.Education.Domain;
using Exchange.Standards;

namespace Exchange.Education.Tests.Domain;

public sealed class StandingTests
{
    private static readonly StudentNumber Number = NumberOf("L210102200001010010");
    private static readonly StudentNumber Other = NumberOf("L210102200001010029");

    [Fact]
    public void Nothing_stands_of_nothing() => Standing.Of([]).ShouldBeEmpty();

    [Fact]
    public void The_newer_school_stands_although_the_old_one_has_left_its_record_open() =>
        Stands(Running(Number, 2020), Running(Number, 2023)).ShouldBe([1]);

    [Fact]
    public void A_drop_out_at_the_new_school_is_not_hidden_by_the_old_one() =>
        Stands(Running(Number, 2020), Over(Number, 2023)).ShouldBe([1]);

    [Fact]
    public void Who_leaves_one_school_and_enters_another_on_one_day_is_at_the_other() =>
        Stands(Running(Number, 2023), Over(Number, 2023)).ShouldBe([0]);

    [Fact]
    public void Two_numbers_that_both_run_are_two_records() => Stands(Running(Number, 2020), Running(Other, 2023)).ShouldBe([0, 1]);

    [Fact]
    public void A_number_that_runs_stands_before_one_that_is_over() => Stands(Running(Number, 2020), Over(Other, 2023)).ShouldBe([0]);

    [Fact]
    public void Of_numbers_that_are_over_the_newest_stands() => Stands(Over(Number, 2020), Over(Other, 2023)).ShouldBe([1]);

    [Fact]
    public void Two_schools_of_one_day_cannot_be_told_apart() => Stands(Running(Number, 2023), Running(Number, 2023)).ShouldBe([0, 1]);

    private static SchoolRecord Running(StudentNumber number, int year) => new(number, new(year, 9, 1), IsRunning: true, 0);

    private static SchoolRecord Over(StudentNumber number, int year) => new(number, new(year, 9, 1), IsRunning: false, 0);

    private static int[] Stands(params SchoolRecord[] records) =>
        [.. Standing.Of(records.Select((record, index) => record with { Index = index })).Select(record => record.Index).Order()];

    private static StudentNumber NumberOf(string text) =>
        StudentNumber.TryParse(text, out var number, out _) ? number : throw new ArgumentException(text);
}
