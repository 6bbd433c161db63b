namespace Exchange.Standards.Tests;

public sealed class DivisionsTests
{
    private static readonly Divisions Table = Divisions.Current;

    [Fact]
    public void The_table_has_every_county_of_the_country()
    {
        Table.Provinces.Count.ShouldBe(31);
        Table.Provinces.Sum(province => Table.PartsOf(province.Code).Count).ShouldBe(342);
        Table.Counties.Count.ShouldBe(2978);
        Table.Counties.ShouldAllBe(county => county.Code.Level == DivisionLevel.County);
    }

    [Fact]
    public void Liaoning_has_14_cities_100_counties_and_1406_townships_of_which_59_are_pseudo_units()
    {
        var liaoning = DivisionCode.Parse("21");
        var townships = Table.CountiesOf(liaoning).SelectMany(county => Table.TownshipsOf(county.Code)).ToList();

        Table.PartsOf(liaoning).Count.ShouldBe(14);
        Table.CountiesOf(liaoning).Count.ShouldBe(100);
        townships.Count.ShouldBe(1406);
        townships.Count(township => township.Code.IsPseudoUnit).ShouldBe(59);
    }

    [Theory]
    [InlineData("21", "辽宁省")]
    [InlineData("210100", "辽宁省沈阳市")]
    [InlineData("210102", "辽宁省沈阳市和平区")]
    [InlineData("210102022", "辽宁省沈阳市和平区太原街街道")]
    [InlineData("110101", "北京市东城区")]
    [InlineData("500229", "重庆市城口县")]
    [InlineData("419001", "河南省济源市")]
    [InlineData("442000", "广东省中山市")]
    public void A_full_name_leaves_out_what_nobody_says(string code, string name) =>
        Table.FullNameOf(DivisionCode.Parse(code)).ShouldBe(name);

    [Theory]
    [InlineData("210102", "210102")]
    [InlineData("沈阳市和平区", "210102")]
    [InlineData("辽宁省沈阳市和平区", "210102")]
    [InlineData(" 辽宁省 沈阳市 和平区 ", "210102")]
    [InlineData("辽宁沈阳和平", "210102")]
    [InlineData("辽宁省和平区", "210102")]
    [InlineData("沈阳", "2101")]
    [InlineData("昌图县", "211224")]
    [InlineData("铁岭昌图", "211224")]
    [InlineData("阜蒙县", "210921")]
    [InlineData("喀左县", "211324")]
    [InlineData("岫岩县", "210323")]
    [InlineData("新疆", "65")]
    [InlineData("广西", "45")]
    [InlineData("内蒙古", "15")]
    [InlineData("恩施州", "4228")]
    [InlineData("北京市", "11")]
    [InlineData("济源市", "419001")]
    [InlineData("朝阳市朝阳县", "211321")]
    [InlineData("沈阳市和平区太原街", "210102022")]
    [InlineData("吉林省", "22")]
    [InlineData("吉林", "22")]
    [InlineData("阜新", "2109")]
    [InlineData("昌图", "211224")]
    [InlineData("中山市", "4420")]
    public void A_name_as_a_ledger_writes_it_is_found(string text, string code) =>
        Table.Find(text).ShouldHaveSingleItem().Code.ShouldBe(DivisionCode.Parse(code));

    [Theory]
    [InlineData("和平区", "120101,210102")]
    [InlineData("西湖区", "330106,360103")]
    public void An_ambiguous_name_gives_every_reading(string text, string codes) =>
        string.Join(',', Table.Find(text).Select(found => found.Code)).ShouldBe(codes);

    [Fact]
    public void A_city_without_counties_is_found_as_city_and_as_county()
    {
        Table.Find("中山市", level: DivisionLevel.County).ShouldHaveSingleItem().Code.ShouldBe(DivisionCode.Parse("442000"));
        Table.Find("广东中山", level: DivisionLevel.Prefecture).ShouldHaveSingleItem().Code.ShouldBe(DivisionCode.Parse("4420"));
    }

    [Fact]
    public void A_township_is_looked_for_in_its_county() =>
        Table.Find("昌图", DivisionCode.Parse("211224"), DivisionLevel.Township).ShouldHaveSingleItem().Name.ShouldBe("昌图镇");

    [Fact]
    public void The_ledgers_own_province_settles_an_ambiguous_name() =>
        Table.Find("和平区", DivisionCode.Parse("21")).ShouldHaveSingleItem().FullName.ShouldBe("辽宁省沈阳市和平区");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("市辖区")]
    [InlineData("沈阳市东城区")]
    [InlineData("沈阳市和平区某某路1号")]
    [InlineData("219901")]
    [InlineData("99")]
    public void What_names_no_division_is_not_found(string? text) => Table.Find(text).ShouldBeEmpty();
}
