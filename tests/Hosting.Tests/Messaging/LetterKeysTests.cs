using Exchange.Hosting.Messaging;
using Exchange.Hosting.Messaging.Pipes;

namespace Exchange.Hosting.Tests.Messaging;

public sealed class LetterKeysTests
{
    [Theory]
    [InlineData("21", "mail.21"), InlineData("2102", "mail.21.02")]
    [InlineData("210202", "mail.21.02.02"), InlineData("210202001", "mail.21.02.02")]
    public void A_letter_to_a_township_goes_to_its_county(string division, string key) =>
        LetterKeys.Of(Post.Office(division)).ShouldBe(key);

    [Theory]
    [InlineData("21", "21", true), InlineData("21", "2102", true), InlineData("21", "210202001", true), InlineData("21", "220202", false)]
    [InlineData("2101", "2101", true), InlineData("2101", "210106", true), InlineData("2101", "21", false)]
    [InlineData("2101", "210206", false), InlineData("210106", "210106", true), InlineData("210106", "210106001", true)]
    [InlineData("210106", "2101", false), InlineData("210106", "210107", false), InlineData("210106001", "210106", true)]
    [InlineData("210000", "21", true), InlineData("210000", "2101", false)]
    [InlineData("210100", "2101", true), InlineData("210100", "210106", false)]
    public void A_prefix_serves_what_lies_under_it_with_its_own_office(string prefix, string division, bool serves) =>
        LetterKeys.Served("mail", [prefix], gateway: false)
            .Any(pattern => RoutingPattern.Matches(pattern, LetterKeys.Of(Post.Office(division))))
            .ShouldBe(serves);

    [Fact]
    public void A_gateway_also_takes_the_letters_to_every_province_but_its_own()
    {
        var patterns = LetterKeys.Served("mail", ["2102", "2103"], gateway: true);

        patterns.Count.ShouldBe(2 + 33);
        patterns.ShouldContain("mail.11.#");
        patterns.ShouldContain("mail.82.#");
        patterns.ShouldNotContain("mail.21.#");
    }
}
