using Exchange.Standards;

namespace Exchange.Province.Tests;

public sealed class SyntheticProvinceTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void The_same_seed_and_day_give_the_same_children()
    {
        Summary(seed: 7).ShouldBe(Summary(seed: 7));
        Summary(seed: 7).ShouldNotBe(Summary(seed: 8));

        static string Summary(int seed) => string.Join('\n', new SyntheticProvince(seed, Today).Children(300)
            .Select(child => $"{child.Story} {child.Id?.Reveal()} {child.Name} {child.Hukou} {child.Residence} {child.LeftHukou:O} {child.Expected}"));
    }

    [Fact]
    public void Numbers_and_names_never_repeat_and_every_number_has_the_unassigned_prefix()
    {
        var children = new SyntheticProvince(3, Today).Children(60_000).ToList();
        var numbers = children.Where(child => child.Id is not null).Select(child => child.Id!.Value.Reveal())
            .Concat(children.SelectMany(child => child.Parents).Select(parent => parent.Id.Reveal())).ToList();

        numbers.Distinct().Count().ShouldBe(numbers.Count);
        numbers.ShouldAllBe(number => number.StartsWith("219901", StringComparison.Ordinal));
        children.Select(child => child.Name).Distinct().Count().ShouldBe(children.Count);
    }

    [Fact]
    public void No_childs_number_looks_like_one_that_a_spreadsheet_has_rounded() =>
        new SyntheticProvince(3, Today).Children(60_000).Where(child => child.Id is not null)
            .ShouldAllBe(child => !child.Id!.Value.Reveal().EndsWith("000", StringComparison.Ordinal));

    [Fact]
    public void A_deck_holds_every_story_once_in_each_round_of_two_hundred()
    {
        var children = new SyntheticProvince(1, Today).Children(400).ToList();
        var first = children.Take(200).CountBy(child => child.Story).ToDictionary();

        first.Keys.ShouldBe(Stories.All.Select(story => story.Name), ignoreOrder: true);
        children.Skip(200).CountBy(child => child.Story).ToDictionary().ShouldBe(first, ignoreOrder: true);
    }

    [Fact]
    public void Children_live_in_Shenyang_were_born_before_they_left_and_are_under_sixteen()
    {
        foreach (var child in new SyntheticProvince(5, Today).Children(5_000))
        {
            child.Residence.IsWithin(DivisionCode.Parse("2101")).ShouldBeTrue();
            child.LeftHukou.ShouldBeGreaterThanOrEqualTo(child.Birth);
            child.LeftHukou.ShouldBeLessThan(Today);
            CivilDates.IsUnder(child.Birth, 16, Today.AddMonths(6)).ShouldBeTrue();
        }
    }

    [Fact]
    public void Leap_day_children_are_among_them() =>
        new SyntheticProvince(5, Today).Children(500).Count(child => child.Birth is { Month: 2, Day: 29 }).ShouldBe(10);

    [Fact]
    public void A_parents_intervals_neither_overlap_nor_leave_the_child_before_birth()
    {
        foreach (var parent in new SyntheticProvince(9, Today).Children(4_000).SelectMany(child => child.Parents))
        {
            var intervals = parent.Statuses.OrderBy(status => status.FromDate, StringComparer.Ordinal).ToList();
            foreach (var (earlier, later) in intervals.Zip(intervals.Skip(1)))
                string.CompareOrdinal(earlier.ToDate, later.FromDate).ShouldBeLessThan(0);
        }
    }
}
