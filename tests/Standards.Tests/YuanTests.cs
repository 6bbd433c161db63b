namespace Exchange.Standards.Tests;

public sealed class YuanTests
{
    [Theory]
    [InlineData("0.125", "0.13")]
    [InlineData("0.124", "0.12")]
    [InlineData("-0.125", "-0.13")]
    [InlineData("4387.5", "4387.50")]
    [InlineData("2.675", "2.68")]
    public void Half_a_fen_is_rounded_away_from_zero(string exact, string rounded) =>
        Yuan.Round(decimal.Parse(exact)).ToString().ShouldBe(rounded);

    [Fact]
    public void Amounts_are_reckoned_to_the_fen()
    {
        (Yuan.Of(2_644) * 6).ShouldBe(Yuan.Of(15_864));
        (Yuan.Of(2_644) - Yuan.Of(800)).ShouldBe(Yuan.Of(1_844));
        (Yuan.Round(9_462.50m) * 0.70m).ShouldBe(Yuan.Round(6_623.75m));
        (Yuan.FromFen(1) + Yuan.FromFen(99)).ShouldBe(Yuan.Of(1));
        Yuan.Max(Yuan.Zero, -Yuan.Of(3)).ShouldBe(Yuan.Zero);
        Yuan.Min(Yuan.Of(2), Yuan.Of(3)).Amount.ShouldBe(2m);
    }

    [Fact]
    public void A_share_and_its_rest_make_the_whole() => Samples.Each(
        5_000,
        random => (Amount: Yuan.FromFen(random.NextInt64(-1_000_000_000, 1_000_000_000)), Share: random.Next(0, 10_001) / 10_000m),
        claim =>
        {
            var part = claim.Amount * claim.Share;

            (part + (claim.Amount - part)).ShouldBe(claim.Amount);
            Math.Abs(part.Amount - claim.Amount.Amount * claim.Share).ShouldBeLessThanOrEqualTo(0.005m);
            Yuan.Exactly(part.Amount).ShouldBe(part);
            Yuan.TryParse(part.ToString(), out var read).ShouldBeTrue();
            read.ShouldBe(part);
        });

    [Theory]
    [InlineData("2644", 264400)]
    [InlineData("2,644.00", 264400)]
    [InlineData("¥2644.5", 264450)]
    [InlineData("２６４４元", 264400)]
    [InlineData("-0.01", -1)]
    public void An_amount_is_read_as_people_write_it(string text, long fen)
    {
        Yuan.TryParse(text, out var amount).ShouldBeTrue();
        amount.Fen.ShouldBe(fen);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("元")]
    [InlineData("12.345")]
    [InlineData("2千")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999")]
    public void What_is_no_amount_is_refused(string? text) => Yuan.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void An_amount_that_must_be_exact_is_not_rounded() => Should.Throw<ArgumentException>(() => Yuan.Exactly(0.001m));

    [Fact]
    public void An_overflow_is_not_silent()
    {
        Should.Throw<OverflowException>(() => Yuan.FromFen(long.MaxValue) + Yuan.FromFen(1));
        Should.Throw<OverflowException>(() => Yuan.FromFen(long.MaxValue) * 2);
        Should.Throw<OverflowException>(() => Yuan.Of(long.MaxValue));
        Should.Throw<OverflowException>(() => Yuan.Round(decimal.MaxValue / 1000));
    }
}
