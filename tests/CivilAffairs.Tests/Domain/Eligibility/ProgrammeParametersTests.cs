using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

/// <summary>What the files in data/parameters say, against what the rules ask for.</summary>
public sealed class ProgrammeParametersTests
{
    [Fact]
    public void Every_figure_that_the_rules_ask_for_is_in_the_files()
    {
        var named = A.Law.Rows.Select(row => row.Name).ToHashSet();

        Keys.All.Select(key => key.Name).Where(name => !named.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_figure_names_its_source() => A.Law.Rows.ShouldAllBe(row => row.Source.Length > 3);

    [Fact]
    public void Every_assumption_of_the_domain_is_marked_as_one()
    {
        string[] assumed =
        [
            "migrant.return_days", "migrant.born_away_counts_from_birth", "left_behind.incapacity_assumed", "parent.suspended_is_custody",
            "basic_living.first_month_after_confirmation", "basic_living.last_month_after_end", "basic_living.adopted_others_keep",
            "education_grant.months", "adult_orphan.planning_days",
        ];

        foreach (var name in assumed)
            A.Law.Rows.Where(row => row.Name == name).ShouldAllBe(row => row.IsProvisional);
        A.Law.Rows.Single(row => row.Name == "education_grant.yearly").IsProvisional.ShouldBeFalse();
        A.Law.Rows.Single(row => row.Name == "basic_living.adopted_disabled_keeps").IsProvisional.ShouldBeFalse();
    }

    [Theory]
    [InlineData("verify", 5)]
    [InlineData("assess", 5)]
    [InlineData("refer", 3)]
    [InlineData("decide", 5)]
    [InlineData("investigate_township", 15)]
    [InlineData("investigate_county", 15)]
    [InlineData("notify", 3)]
    [InlineData("dispute_city", 5)]
    [InlineData("dispute_province", 10)]
    [InlineData("push_outside_province", 3)]
    [InlineData("review_status_change", 5)]
    public void The_clocks_of_the_closed_loop(string name, int days) =>
        Clock.All.Single(clock => clock.Key.Name == $"clock.{name}.working_days").Days(A.Law, A.Place("210102"), A.AsOf).Value.ShouldBe(days);
}
