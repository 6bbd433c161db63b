namespace Exchange.Standards.Tests;

public sealed class WorkingDaysTests
{
    private static readonly WorkingDays Calendar = WorkingDays.China;

    [Theory]
    [InlineData("2025-09-26", 5, "2025-10-10")] // over National Day, with the make-up Sunday 28 September
    [InlineData("2026-02-09", 15, "2026-03-06")] // over Spring Festival, with make-up Saturdays on 14 and 28 February
    [InlineData("2025-07-11", 1, "2025-07-14")]
    [InlineData("2025-07-12", 1, "2025-07-14")] // received on a Saturday
    [InlineData("2025-07-14", 5, "2025-07-21")]
    [InlineData("2025-10-01", 0, "2025-10-09")] // rolls forward
    [InlineData("2025-09-28", 0, "2025-09-28")] // a Sunday that is worked
    public void The_day_of_receipt_does_not_count(string receipt, int days, string deadline)
    {
        var result = Calendar.Add(DateOnly.Parse(receipt), days);

        result.Date.ShouldBe(DateOnly.Parse(deadline));
        result.Provisional.ShouldBeFalse();
        result.Reason.ShouldBeNull();
    }

    [Theory]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-11", true)]
    [InlineData("2025-10-12", false)]
    [InlineData("2025-10-13", true)]
    public void Holidays_are_off_and_make_up_days_are_on(string date, bool working) =>
        Calendar.IsWorkingDay(DateOnly.Parse(date)).ShouldBe(working);

    [Fact]
    public void The_year_2025_has_248_working_days()
    {
        var days = Enumerable.Range(0, 365).Select(new DateOnly(2025, 1, 1).AddDays);
        days.Count(day => Calendar.IsWorkingDay(day) == true).ShouldBe(248);
    }

    [Fact]
    public void A_year_without_published_holidays_is_not_guessed()
    {
        Calendar.IsWorkingDay(new DateOnly(2030, 6, 5)).ShouldBeNull();
        Calendar.IsWorkingDay(new DateOnly(2003, 6, 5)).ShouldBeNull();

        var deadline = Calendar.Add(new DateOnly(2026, 12, 25), 5);
        deadline.Date.ShouldBe(new DateOnly(2027, 1, 1));
        deadline.Provisional.ShouldBeTrue();
        deadline.UnpublishedFrom.ShouldBe(new DateOnly(2026, 12, 29));
        deadline.Reason.ShouldNotBeNull().ShouldContain("2026-12-29");

        Calendar.Add(new DateOnly(2003, 12, 30), 5).Provisional.ShouldBeTrue();
        Calendar.Add(new DateOnly(2003, 12, 31), 5).Provisional.ShouldBeFalse();
        Calendar.Add(new DateOnly(2030, 1, 5), 0).UnpublishedFrom.ShouldBe(new DateOnly(2030, 1, 5));
    }

    [Fact]
    public void The_last_days_of_the_last_year_wait_for_the_next_years_list()
    {
        Calendar.Add(new DateOnly(2026, 12, 25), 1).ShouldBe(new Deadline(new DateOnly(2026, 12, 28)));
        Calendar.Add(new DateOnly(2026, 12, 28), 1).Provisional.ShouldBeTrue();
    }

    [Fact]
    public void A_deadline_is_a_working_day_and_the_days_up_to_it_are_those_asked_for() => Samples.Each(
        2_000,
        random => (Receipt: Samples.Date(random, 2004, 2025), Days: random.Next(1, 60)),
        period =>
        {
            var deadline = Calendar.Add(period.Receipt, period.Days);

            deadline.Provisional.ShouldBeFalse();
            Calendar.IsWorkingDay(deadline.Date).ShouldBe(true);
            Calendar.Elapsed(period.Receipt, deadline.Date).ShouldBe(period.Days);
            Calendar.Elapsed(period.Receipt, deadline.Date.AddDays(-1)).ShouldBe(period.Days - 1);
        });

    [Fact]
    public void A_deadline_has_passed_on_the_day_after()
    {
        var deadline = new Deadline(new DateOnly(2025, 10, 10));

        deadline.HasPassed(new DateOnly(2025, 10, 10)).ShouldBeFalse();
        deadline.HasPassed(new DateOnly(2025, 10, 11)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("date,kind,name\n")]
    [InlineData("date,kind\n2025-01-01,holiday\n")]
    [InlineData("date,kind,name\n2025-01-01,feast,元旦\n")]
    [InlineData("date,kind,name\n2025-01-01,holiday\n")]
    [InlineData("date,kind,name\n01/01/2025,holiday,元旦\n")]
    public void A_broken_calendar_is_refused(string text) =>
        Should.Throw<FormatException>(() => WorkingDays.Load(new StringReader(text)));

    [Fact]
    public void A_period_cannot_be_negative() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Calendar.Add(new DateOnly(2025, 1, 1), -1));
}
