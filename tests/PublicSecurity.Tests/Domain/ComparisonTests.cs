using Exchange.PublicSecurity.Domain;
using Exchange.Standards;

namespace Exchange.PublicSecurity.Tests.Domain;

public sealed class ComparisonTests
{
    private static readonly PersonStatement Registered = new("阿依古丽·买买提", Sex.Female, new(2016, 3, 1), DivisionCode.Parse("210102001"));

    [Fact]
    public void The_same_statement_has_no_differences() => Comparison.Of(Registered, Registered).ShouldBeEmpty();

    [Fact]
    public void Every_field_that_differs_is_named() =>
        Comparison.Of(new("阿依古丽·买买堤", Sex.Male, new(2016, 1, 3), DivisionCode.Parse("210106")), Registered)
            .ShouldBe(["name", "sex", "birth_date", "hukou_division"]);

    [Fact]
    public void What_is_not_said_does_not_differ() =>
        Comparison.Of(new(Registered.Name, Sex.Unknown, null, DivisionCode.None), Registered).ShouldBeEmpty();

    [Theory]
    [InlineData(Sex.Unknown)]
    [InlineData(Sex.Unspecified)]
    public void A_register_that_does_not_know_the_sex_contradicts_nobody(Sex known) =>
        Comparison.Of(Registered, Registered with { Sex = known }).ShouldBeEmpty();

    [Theory]
    [InlineData("阿依古丽•买买提")]
    [InlineData(" 阿依古丽 · 买买提 ")]
    [InlineData("阿依古丽．买买提")]
    public void A_dot_or_a_space_written_otherwise_is_the_same_name(string name) =>
        Comparison.Of(Registered with { Name = name }, Registered).ShouldBeEmpty();

    [Theory]
    [InlineData("210102001", "210102", true)]
    [InlineData("210102", "210102001", true)]
    [InlineData("210102002", "210102001", false)]
    [InlineData("210106", "210102001", false)]
    [InlineData("230102005", "230102", true)]
    public void A_county_agrees_with_its_townships_and_no_others(string said, string registered, bool agree) =>
        Comparison.Of(Registered with { Hukou = DivisionCode.Parse(said) }, Registered with { Hukou = DivisionCode.Parse(registered) })
            .ShouldBe(agree ? [] : ["hukou_division"]);
}
