namespace Exchange.Standards.Tests;

public sealed class ParametersTests
{
    private const string Header = "place,effective_from,effective_to,name,value,source,origin\n";
    private static readonly ParameterKey<Yuan> Rate = ParameterKey.Money("rate");
    private static readonly ParameterKey<int> Age = ParameterKey.Count("age");

    private static Parameters Load(string rows) => Parameters.Load("rates.csv", new StringReader(Header + rows));

    private static DivisionCode Place(string code) => code.Length == 0 ? DivisionCode.None : DivisionCode.Parse(code);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    [Theory]
    [InlineData("210202", 3)]
    [InlineData("210203", 2)]
    [InlineData("210202001", 3)]
    [InlineData("210102", 1)]
    [InlineData("110101", 0)]
    [InlineData("", 0)]
    public void The_figure_of_the_nearest_place_wins(string place, int expected) =>
        Load("*,2020-01-01,,rate,0,law,L\n21,2020-01-01,,rate,1,report,P\n2102,2020-01-01,,rate,2,report,P\n210202,2020-01-01,,rate,3,guess,A\n")
            .Get(Rate, Place(place), Day("2025-01-01")).Value.ShouldBe(Yuan.Of(expected));

    [Theory]
    [InlineData("2019-12-31", null)]
    [InlineData("2020-01-01", 1)]
    [InlineData("2020-12-31", 1)]
    [InlineData("2021-01-01", null)]
    [InlineData("2022-01-01", 2)]
    [InlineData("2022-12-31", 2)]
    [InlineData("2023-01-01", 3)]
    [InlineData("2099-01-01", 3)]
    public void A_figure_holds_from_its_first_through_its_last_day_or_until_the_next(string day, int? expected)
    {
        var found = Load("21,2022-01-01,,rate,2,s,P\n21,2020-01-01,2020-12-31,rate,1,s,P\n21,2023-01-01,,rate,3,s,P\n").Find(Rate, Place("21"), Day(day));

        found?.Value.ShouldBe(Yuan.Of(expected!.Value));
        (found is null).ShouldBe(expected is null);
    }

    [Fact]
    public void A_gap_of_the_nearer_place_is_filled_by_the_farther()
    {
        var parameters = Load("21,2020-01-01,,age,16,s,P\n2102,2020-01-01,2020-12-31,age,14,s,P\n");

        parameters.Get(Age, Place("210202"), Day("2020-06-01")).Value.ShouldBe(14);
        parameters.Get(Age, Place("210202"), Day("2021-06-01")).Value.ShouldBe(16);
    }

    [Fact]
    public void A_figure_that_no_row_gives_is_an_error_that_names_figure_place_and_day()
    {
        var missing = Should.Throw<ParameterMissingException>(() => Load("21,2020-01-01,,rate,1,s,P\n").Get(Age, Place("210202"), Day("2025-01-01")));

        missing.Message.ShouldBe("No row gives 'age' for 210202 on 2025-01-01.");
    }

    [Fact]
    public void A_row_keeps_its_source_file_and_line()
    {
        var row = Load("# a remark\n\n21,2020-01-01,,rate,\"1\",\"the report, page \"\"3\"\"\",A\n").Get(Rate, Place("21"), Day("2025-01-01")).Row;

        row.Source.ShouldBe("the report, page \"3\"");
        (row.File, row.Line).ShouldBe(("rates.csv", 4));
        row.IsProvisional.ShouldBeTrue();
    }

    [Theory]
    [InlineData("21,2020-01-01,,rate,1,s,X", "origin", "none of P, L and A")]
    [InlineData("21,2020-01-01,,rate,1,,P", "source", "required")]
    [InlineData("21,2020-01-01,,rate,,s,P", "value", "required")]
    [InlineData("21,2020-01-01,,,1,s,P", "name", "required")]
    [InlineData("21,2020-13-01,,rate,1,s,P", "effective_from", "no date")]
    [InlineData("21,,,rate,1,s,P", "effective_from", "required")]
    [InlineData("21,2020-01-01,20210101,rate,1,s,P", "effective_to", "no date")]
    [InlineData("21,2020-01-02,2020-01-01,rate,1,s,P", "effective_to", "before the first")]
    [InlineData("Dalian,2020-01-01,,rate,1,s,P", "place", "neither a division code")]
    [InlineData(",2020-01-01,,rate,1,s,P", "place", "required")]
    [InlineData("21,2020-01-01,,rate,1,s", "source", "6 fields instead of 7")]
    [InlineData("21,2020-01-01,,rate,2,644,s,P", "origin", "8 fields instead of 7")]
    [InlineData("21,2020-01-01,,rate,\"1,s,P", "origin", "not closed")]
    public void A_wrong_row_is_refused_by_file_line_and_column(string row, string column, string problem)
    {
        var refused = Should.Throw<ParameterFormatException>(() => Load($"21,2019-01-01,,age,16,s,P\n{row}\n"));

        (refused.File, refused.Line, refused.Column).ShouldBe(("rates.csv", 3, column));
        refused.Message.ShouldStartWith($"rates.csv, line 3, column '{column}': ");
        refused.Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a remark\n")]
    [InlineData("name,value\n")]
    public void A_file_without_the_header_is_refused(string text) =>
        Should.Throw<ParameterFormatException>(() => Parameters.Load("rates.csv", new StringReader(text)));

    [Theory]
    [InlineData("21,2020-01-01,,rate,1,s,P\n21,2020-01-01,,rate,2,s,P\n")]
    [InlineData("21,2020-01-01,2022-06-30,rate,1,s,P\n21,2022-01-01,,rate,2,s,P\n")]
    public void Two_rows_for_one_day_are_refused_at_the_later_one(string rows) =>
        Should.Throw<ParameterFormatException>(() => Load(rows)).Line.ShouldBe(3);

    [Fact]
    public void A_name_that_no_rule_asks_for_is_refused() =>
        Should.Throw<ParameterFormatException>(() => Load("21,2020-01-01,,raet,1,s,P\n").Check([Rate])).Message.ShouldContain("'raet' is the name of no figure");

    [Theory]
    [InlineData("rate", "1.234")]
    [InlineData("rate", "-1")]
    [InlineData("rate", "1e3")]
    [InlineData("rate", "NaN")]
    [InlineData("age", "16.5")]
    [InlineData("age", "-1")]
    [InlineData("age", "sixteen")]
    public void A_value_of_another_kind_is_refused(string name, string value)
    {
        var parameters = Load($"21,2020-01-01,,{name},{value},s,P\n");

        Should.Throw<ParameterFormatException>(() => parameters.Check([Rate, Age])).Column.ShouldBe("value");
    }

    [Fact]
    public void The_kinds_of_values()
    {
        ParameterKey.Share("x").Accepts("0.75").ShouldBeTrue();
        ParameterKey.Share("x").Accepts("1.01").ShouldBeFalse();
        ParameterKey.Limit("x").Accepts("none").ShouldBeTrue();
        ParameterKey.Limit("x").Accepts("30000").ShouldBeTrue();
        ParameterKey.Switch("x").Accepts("yes").ShouldBeFalse();
        ParameterKey.Counts("x").Accepts("1 2").ShouldBeTrue();
        ParameterKey.Counts("x").Accepts("1 b").ShouldBeFalse();
        ParameterKey.Names<DivisionLevel>("x").Accepts("COUNTY TOWNSHIP").ShouldBeTrue();
        ParameterKey.Names<DivisionLevel>("x").Accepts("3").ShouldBeFalse();
        ParameterKey.OneOf<DisabilityType>("x").Accepts("Village").ShouldBeFalse();
    }

    [Fact]
    public void What_lies_over_other_parameters_comes_before_them_at_the_same_place()
    {
        var ours = Load("21,2020-01-01,,age,14,s,P\n");
        var theirs = Load("21,2020-01-01,,age,16,s,P\n21,2020-01-01,,rate,1,s,P\n2102,2020-01-01,,age,15,s,P\n");

        ours.Over(theirs).Get(Age, Place("210102"), Day("2025-01-01")).Value.ShouldBe(14);
        ours.Over(theirs).Get(Rate, Place("210102"), Day("2025-01-01")).Value.ShouldBe(Yuan.Of(1));
        ours.Over(theirs).Get(Age, Place("210202"), Day("2025-01-01")).Value.ShouldBe(15);
    }
}
