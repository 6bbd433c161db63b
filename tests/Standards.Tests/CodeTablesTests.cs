namespace Exchange.Standards.Tests;

public sealed class CodeTablesTests
{
    [Theory]
    [InlineData("男", Sex.Male)]
    [InlineData(" 女 ", Sex.Female)]
    [InlineData("１", Sex.Male)]
    [InlineData("9", Sex.Unspecified)]
    [InlineData("未知", Sex.Unknown)]
    public void Sex_is_read_as_ledgers_write_it(string text, Sex sex)
    {
        SexText.TryParse(text, out var read).ShouldBeTrue();
        read.ShouldBe(sex);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("3")]
    [InlineData("M")]
    public void What_is_no_sex_is_refused(string? text) => SexText.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("智力三级", DisabilityType.Intellectual, 3)]
    [InlineData("智力残疾3级", DisabilityType.Intellectual, 3)]
    [InlineData("肢体残疾二级", DisabilityType.Limb, 2)]
    [InlineData("53", DisabilityType.Intellectual, 3)]
    [InlineData("多重一级", DisabilityType.Multiple, 1)]
    public void A_disability_is_read_as_cards_state_it(string text, DisabilityType type, int grade)
    {
        Disability.TryParse(text, out var disability).ShouldBeTrue();
        disability.ShouldBe(new Disability(type, grade));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("智力")]
    [InlineData("智力五级")]
    [InlineData("83")]
    [InlineData("50")]
    [InlineData("智力三四级")]
    public void What_is_no_disability_is_refused(string? text)
    {
        Disability.TryParse(text, out var disability).ShouldBeFalse();
        disability.ShouldBe(default);
    }

    [Fact]
    public void Every_disability_is_read_back()
    {
        foreach (var type in Enum.GetValues<DisabilityType>().Where(type => type != DisabilityType.Unknown))
        {
            for (var grade = 1; grade <= 4; grade++)
            {
                Disability.TryParse(new Disability(type, grade).ToString(), out var read).ShouldBeTrue();
                read.ShouldBe(new Disability(type, grade));
            }
        }

        default(Disability).ToString().ShouldBe("");
    }

    [Fact]
    public void There_are_56_ethnic_groups_and_two_codes_beside_them()
    {
        EthnicGroups.All.Count.ShouldBe(58);
        EthnicGroups.All.Count(group => group.Letters.Length == 2).ShouldBe(56);
        EthnicGroups.All.Select(group => group.Name).ShouldBeUnique();
        EthnicGroups.All.Where(group => group.Letters.Length > 0).Select(group => group.Letters).ShouldBeUnique();
    }

    [Theory]
    [InlineData("01", "汉族")]
    [InlineData("1", "汉族")]
    [InlineData("满", "满族")]
    [InlineData("满族", "满族")]
    [InlineData("97", "其他")]
    public void An_ethnic_group_is_found_by_code_or_name(string text, string name) =>
        EthnicGroups.Find(text).ShouldNotBeNull().Name.ShouldBe(name);

    [Theory]
    [InlineData("")]
    [InlineData("57")]
    [InlineData("族")]
    public void What_is_no_ethnic_group_is_not_found(string text) => EthnicGroups.Find(text).ShouldBeNull();

    [Fact]
    public void A_unit_beside_the_divisions_covers_divisions_of_two_cities()
    {
        var unit = AdminUnits.Find("沈抚示范区").ShouldNotBeNull();

        unit.Covers.Select(code => code.Prefecture.ToString()).Distinct().Order().ShouldBe(["2101", "2104"]);
        unit.IsAssumed.ShouldBeTrue();
        AdminUnits.All.SelectMany(each => each.Covers).ShouldAllBe(code => Divisions.Current.Contains(code));
    }

    [Fact]
    public void A_unit_handles_cases_from_its_first_day()
    {
        var covered = AdminUnits.Find("沈抚示范区").ShouldNotBeNull().Covers[0];

        AdminUnits.Of(covered, new DateOnly(2018, 8, 31)).ShouldBeNull();
        AdminUnits.Of(covered, new DateOnly(2018, 9, 1)).ShouldNotBeNull().Code.ShouldBe("shenfu");
        AdminUnits.Of(covered.County, new DateOnly(2025, 1, 1)).ShouldBeNull();
    }
}
