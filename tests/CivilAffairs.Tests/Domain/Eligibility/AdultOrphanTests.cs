using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

public sealed class AdultOrphanTests
{
    private static ChildFacts Person(string hukou = "210202", CareMode mode = CareMode.Dispersed) =>
        A.Child(A.Dead, A.Dead).In(hukou).Born("2007-06-10").Confirmed(Category.Orphan, "2015-01-10", mode);

    [Theory]
    [InlineData(CareMode.Dispersed, 31_728)]
    [InlineData(CareMode.Collective, 34_992)]
    internal void The_lump_sum_is_a_years_rate_of_the_month_of_leaving(CareMode mode, int expected) =>
        AdultOrphan.Find(Person(mode: mode), A.AsOf, A.Law)!.LumpSum.ShouldBe(Yuan.Of(expected));

    [Theory]
    [InlineData("01", HousingKind.PublicRental)]
    [InlineData("02", HousingKind.LowRent)]
    [InlineData("03", HousingKind.Other)]
    [InlineData("04", HousingKind.LowRent)]
    [InlineData("05", HousingKind.LowRent)]
    [InlineData("06", HousingKind.Other)]
    [InlineData("07", HousingKind.Other)]
    [InlineData("08", HousingKind.LowRent)]
    [InlineData("09", HousingKind.Unknown)]
    [InlineData("10", HousingKind.LowRent)]
    [InlineData("11", HousingKind.LowRent)]
    [InlineData("12", HousingKind.PublicRental)]
    [InlineData("13", HousingKind.Unknown)]
    [InlineData("14", HousingKind.Unknown)]
    internal void Housing_is_by_hukou_city_and_what_is_not_reported_is_for_a_person(string city, HousingKind expected)
    {
        var found = AdultOrphan.Find(Person($"21{city}02"), A.AsOf, A.Law)!;

        found.Housing.ShouldBe(expected);
        found.Missing.Any(missing => missing.Id == "HOUSING_KIND").ShouldBe(expected == HousingKind.Unknown);
    }

    [Fact]
    public void One_who_studies_on_has_not_left_and_is_paid_the_sum_at_leaving()
    {
        var student = Person() with { Studies = [new Study(StudyLevel.Bachelor, new DateRange(A.Day("2024-09-01"), A.Day("2028-06-30")))] };
        var leaving = student with { Protection = student.Protection with { LeftCareOn = A.Day("2025-07-01") } };

        AdultOrphan.Find(student, A.AsOf, A.Law)!.LumpSum.ShouldBeNull();
        AdultOrphan.Find(leaving, A.AsOf, A.Law)!.LumpSum.ShouldBe(Yuan.Of(31_728));
        AdultOrphan.Find(leaving, A.AsOf, A.Law)!.ExitMonth.ShouldBe(new Month(2025, 7));
    }

    [Fact]
    public void The_sum_is_not_due_before_the_day_of_leaving()
    {
        var found = AdultOrphan.Find(Person(), A.Day("2025-06-09"), A.Law)!;

        found.LumpSum.ShouldBeNull();
        found.ExitMonth.ShouldBe(new Month(2025, 6));
    }

    [Fact]
    public void Planning_begins_180_days_ahead() =>
        AdultOrphan.Find(Person(), A.Day("2025-01-01"), A.Law)!.PlanFrom.ShouldBe(A.Day("2024-12-12"));

    [Theory]
    [InlineData(Category.DeFactoUnsupported)]
    [InlineData(Category.None)]
    internal void Those_who_were_no_orphans_have_no_part_in_it(Category category) =>
        AdultOrphan.Find(Person().Confirmed(category, "2015-01-10"), A.AsOf, A.Law).ShouldBeNull();
}
