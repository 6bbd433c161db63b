namespace Exchange.Standards.Tests;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("王小明", "王 小明")]
    [InlineData("王小明", "　王小明\u200B")]
    [InlineData("买买提·艾力", "买买提•艾力")]
    [InlineData("买买提·艾力", "买买提．艾力")]
    [InlineData("买买提·艾力", "买买提・艾力")]
    [InlineData("Ａｎｎａ", "anna")]
    public void White_space_width_capitals_and_look_alike_dots_do_not_count(string one, string other)
    {
        PersonName.Agree(one, other).ShouldBeTrue();
        PersonName.Agree(other, one).ShouldBeTrue();
    }

    [Theory]
    [InlineData("王小明", "汪小明")]
    [InlineData("萧红", "肖红")]
    [InlineData("买买提·艾力", "买买提艾力")]
    [InlineData("王小明", "")]
    [InlineData("王小明", null)]
    public void Everything_else_counts(string one, string? other) => PersonName.Agree(one, other).ShouldBeFalse();
}
