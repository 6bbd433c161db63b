namespace Exchange.Standards.Tests;

public sealed class SocialCreditCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    [Fact]
    public void A_published_code_is_read()
    {
        SocialCreditCode.TryParse("91350100M000100Y43", out var code, out _).ShouldBeTrue();

        code.ToString().ShouldBe("91350100M000100Y43");
        code.Registrar.ShouldBe('9');
        code.RegistrationPrefix.ShouldBe("350100");
    }

    [Theory]
    [InlineData(null, SocialCreditCodeError.Empty)]
    [InlineData("91350100M000100Y4", SocialCreditCodeError.Length)]
    [InlineData("91350100M000100S43", SocialCreditCodeError.Character)]
    [InlineData("9135A100M000100Y43", SocialCreditCodeError.Character)]
    [InlineData("91350100M000100Y44", SocialCreditCodeError.Checksum)]
    public void What_is_no_code_is_refused_with_its_reason(string? text, SocialCreditCodeError reason)
    {
        SocialCreditCode.TryParse(text, out var code, out var error).ShouldBeFalse();

        error.ShouldBe(reason);
        code.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Small_and_full_width_letters_are_put_right()
    {
        SocialCreditCode.TryParse(" 91350100m000100ｙ43", out var code, out _).ShouldBeTrue();
        code.ToString().ShouldBe("91350100M000100Y43");
    }

    [Fact]
    public void Every_single_wrong_character_is_detected() => Samples.Each(100, Code, code =>
    {
        foreach (var wrong in Samples.SingleErrors(code, place => place is >= 2 and < 8 ? "0123456789" : Alphabet))
            SocialCreditCode.TryParse(wrong, out _, out _).ShouldBeFalse(wrong);
    });

    [Fact]
    public void Every_transposition_of_neighbours_is_detected() => Samples.Each(1_000, Code, code =>
    {
        foreach (var wrong in Samples.Transpositions(code))
            SocialCreditCode.TryParse(wrong, out _, out _).ShouldBeFalse(wrong);
    });

    private static string Code(Random random)
    {
        var body = "52210102" + new string([.. Enumerable.Range(0, 9).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
        return body + SocialCreditCode.CheckCharacter(body);
    }
}
