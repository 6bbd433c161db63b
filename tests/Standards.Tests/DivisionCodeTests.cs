namespace Exchange.Standards.Tests;

public sealed class DivisionCodeTests
{
    [Theory]
    [InlineData("21", "21", DivisionLevel.Province)]
    [InlineData("210000", "21", DivisionLevel.Province)]
    [InlineData("2101", "2101", DivisionLevel.Prefecture)]
    [InlineData("210100", "2101", DivisionLevel.Prefecture)]
    [InlineData("210102", "210102", DivisionLevel.County)]
    [InlineData("210102000", "210102", DivisionLevel.County)]
    [InlineData("210102000000", "210102", DivisionLevel.County)]
    [InlineData("210102022", "210102022", DivisionLevel.Township)]
    [InlineData("210102022003", "210102022", DivisionLevel.Township)]
    [InlineData("4420", "4420", DivisionLevel.Prefecture)]
    [InlineData("442000", "442000", DivisionLevel.County)]
    [InlineData("442000001", "442000001", DivisionLevel.Township)]
    [InlineData(" ２１０１０２ ", "210102", DivisionLevel.County)]
    public void A_code_of_any_length_is_trimmed_to_its_level(string text, string code, DivisionLevel level)
    {
        DivisionCode.TryParse(text, out var parsed, out var error).ShouldBeTrue();

        error.ShouldBe(DivisionCodeError.None);
        parsed.ToString().ShouldBe(code);
        parsed.Level.ShouldBe(level);
    }

    [Theory]
    [InlineData(null, DivisionCodeError.Empty)]
    [InlineData("  ", DivisionCodeError.Empty)]
    [InlineData("和平区", DivisionCodeError.Character)]
    [InlineData("21010X", DivisionCodeError.Character)]
    [InlineData("2", DivisionCodeError.Length)]
    [InlineData("2101021", DivisionCodeError.Length)]
    [InlineData("2101020220031", DivisionCodeError.Length)]
    [InlineData("990102", DivisionCodeError.Province)]
    [InlineData("000000", DivisionCodeError.Province)]
    [InlineData("210002", DivisionCodeError.Gap)]
    [InlineData("210100022", DivisionCodeError.Gap)]
    [InlineData("210000022", DivisionCodeError.Gap)]
    public void What_is_no_code_is_refused_with_its_reason(string? text, DivisionCodeError reason)
    {
        DivisionCode.TryParse(text, out var code, out var error).ShouldBeFalse();

        error.ShouldBe(reason);
        code.IsNone.ShouldBeTrue();
    }

    [Fact]
    public void A_code_has_the_parts_above_it()
    {
        var township = DivisionCode.Parse("210102022");

        township.Province.ToString().ShouldBe("21");
        township.Prefecture.ToString().ShouldBe("2101");
        township.County.ToString().ShouldBe("210102");
        township.Township.ShouldBe(township);
        township.Prefecture.County.IsNone.ShouldBeTrue();
        township.Prefecture.ToSixDigits().ShouldBe("210100");
    }

    [Fact]
    public void The_superior_is_one_level_above()
    {
        var code = DivisionCode.Parse("210102022");
        var chain = new List<string>();
        for (; !code.IsNone; code = code.Superior)
            chain.Add(code.ToString());

        chain.ShouldBe(["210102022", "210102", "2101", "21"]);
    }

    [Theory]
    [InlineData("210102", "210103", "2101")]
    [InlineData("210102", "210102", "2101")]
    [InlineData("210102", "210202", "21")]
    [InlineData("210102", "110101", "")]
    [InlineData("210102022", "210102023", "210102")]
    [InlineData("210102022", "210103", "2101")]
    [InlineData("210102", "210102022", "2101")]
    [InlineData("2101", "210102", "21")]
    [InlineData("21", "210102", "")]
    public void The_common_superior_is_the_nearest_above_both(string a, string b, string superior)
    {
        DivisionCode.CommonSuperior(DivisionCode.Parse(a), DivisionCode.Parse(b)).ToString().ShouldBe(superior);
        DivisionCode.CommonSuperior(DivisionCode.Parse(b), DivisionCode.Parse(a)).ToString().ShouldBe(superior);
    }

    [Theory]
    [InlineData("210102022", "210102023", true)]
    [InlineData("210102022", "210102", true)]
    [InlineData("210102", "210103", false)]
    [InlineData("2101", "2101", false)]
    public void Two_townships_of_a_county_are_in_the_same_county(string a, string b, bool same) =>
        DivisionCode.Parse(a).SameCounty(DivisionCode.Parse(b)).ShouldBe(same);

    [Theory]
    [InlineData("210102022", "2101", true)]
    [InlineData("2101", "2101", true)]
    [InlineData("2101", "210102", false)]
    [InlineData("210202", "2101", false)]
    [InlineData("211002", "21", true)]
    public void A_division_is_within_itself_and_what_is_above_it(string inner, string outer, bool within) =>
        DivisionCode.Parse(inner).IsWithin(DivisionCode.Parse(outer)).ShouldBe(within);

    [Fact]
    public void Nothing_is_within_no_division()
    {
        DivisionCode.Parse("21").IsWithin(DivisionCode.None).ShouldBeFalse();
        DivisionCode.None.IsWithin(DivisionCode.None).ShouldBeFalse();
        DivisionCode.None.SameCounty(DivisionCode.None).ShouldBeFalse();
        DivisionCode.None.Superior.IsNone.ShouldBeTrue();
        DivisionCode.None.ToString().ShouldBe("");
    }

    [Fact]
    public void Every_code_of_the_table_survives_a_round_trip_and_has_its_superior_in_the_table()
    {
        foreach (var county in Divisions.Current.Counties)
        {
            DivisionCode.Parse(county.Code.ToString()).ShouldBe(county.Code);
            DivisionCode.Parse(county.Code.ToString() + "000000").ShouldBe(county.Code);
            Divisions.Current.Contains(county.Code.Superior).ShouldBeTrue();
        }
    }

    [Fact]
    public void Codes_are_ordered_as_the_table_is()
    {
        string[] ordered = ["21", "2101", "210102", "210102001", "210102022", "210103", "2102", "4420", "442000", "442000001", "45"];
        var codes = ordered.Select(DivisionCode.Parse).ToArray();

        codes.Reverse().Order().ShouldBe(codes);
    }
}
