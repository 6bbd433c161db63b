namespace Exchange.Standards.Tests;

public sealed class CivilDatesTests
{
    [Theory]
    [InlineData("2024-08-31", "2025-02-28")]
    [InlineData("2023-08-31", "2024-02-29")]
    [InlineData("2024-02-29", "2024-08-29")]
    [InlineData("2025-01-10", "2025-07-10")]
    public void Six_months_are_attained_on_the_corresponding_day(string start, string attained)
    {
        var day = DateOnly.Parse(attained);

        CivilDates.AttainedOn(DateOnly.Parse(start), 6).ShouldBe(day);
        CivilDates.AttainsMonths(DateOnly.Parse(start), 6, day).ShouldBeTrue();
        CivilDates.AttainsMonths(DateOnly.Parse(start), 6, day.AddDays(-1)).ShouldBeFalse();
    }

    [Fact]
    public void Months_are_counted_from_the_original_start()
    {
        var chained = new DateOnly(2024, 8, 31);
        for (var month = 0; month < 7; month++)
            chained = CivilDates.AttainedOn(chained, 1);

        CivilDates.AttainedOn(new DateOnly(2024, 8, 31), 7).ShouldBe(new DateOnly(2025, 3, 31));
        chained.ShouldBe(new DateOnly(2025, 3, 28));
    }

    [Theory]
    [InlineData("2012-02-29", 16, "2028-02-29")]
    [InlineData("2012-02-29", 18, "2030-02-28")]
    [InlineData("2007-06-10", 18, "2025-06-10")]
    public void An_age_is_attained_on_the_birthday(string birth, int age, string birthday)
    {
        var day = DateOnly.Parse(birthday);

        CivilDates.Turns(DateOnly.Parse(birth), age).ShouldBe(day);
        CivilDates.IsUnder(DateOnly.Parse(birth), age, day.AddDays(-1)).ShouldBeTrue();
        CivilDates.IsUnder(DateOnly.Parse(birth), age, day).ShouldBeFalse();
        CivilDates.AgeOn(DateOnly.Parse(birth), day).ShouldBe(age);
        CivilDates.AgeOn(DateOnly.Parse(birth), day.AddDays(-1)).ShouldBe(age - 1);
    }

    [Fact]
    public void The_age_agrees_with_being_under_it() => Samples.Each(
        5_000,
        random => (Birth: Samples.Date(random, 1950, 2020), Days: random.Next(0, 40_000)),
        person =>
        {
            var asOf = person.Birth.AddDays(person.Days);
            var age = CivilDates.AgeOn(person.Birth, asOf);

            CivilDates.IsUnder(person.Birth, age + 1, asOf).ShouldBeTrue();
            CivilDates.IsUnder(person.Birth, age, asOf).ShouldBeFalse();
        });

    [Fact]
    public void There_is_no_age_before_birth() =>
        Should.Throw<ArgumentOutOfRangeException>(() => CivilDates.AgeOn(new DateOnly(2025, 1, 2), new DateOnly(2025, 1, 1)));

    [Theory]
    [InlineData("2025-07-14T15:59:59Z", "2025-07-14")]
    [InlineData("2025-07-14T16:00:00Z", "2025-07-15")]
    [InlineData("2025-07-15T00:00:00+08:00", "2025-07-15")]
    [InlineData("2025-07-14T23:00:00-05:00", "2025-07-15")]
    public void A_civil_date_begins_at_midnight_in_China(string instant, string date) =>
        ChinaTime.DateOf(DateTimeOffset.Parse(instant)).ShouldBe(DateOnly.Parse(date));

    [Fact]
    public void The_start_of_a_day_is_its_first_instant() => Samples.Each(1_000, random => Samples.Date(random, 1990, 2100), date =>
    {
        var start = ChinaTime.StartOf(date);

        start.Offset.ShouldBe(TimeSpan.Zero);
        ChinaTime.DateOf(start).ShouldBe(date);
        ChinaTime.DateOf(start.AddTicks(-1)).ShouldBe(date.AddDays(-1));
    });

    [Fact]
    public void A_reader_in_China_sees_local_time() =>
        ChinaTime.Local(DateTimeOffset.Parse("2025-07-14T16:30:00Z")).ToString("yyyy-MM-dd HH:mm").ShouldBe("2025-07-15 00:30");
}
