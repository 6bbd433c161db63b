namespace Exchange.Standards.Tests;

public sealed class CitizenIdTests
{
    private const string Valid = "11010519491231002X";

    [Fact]
    public void The_standards_own_example_is_read()
    {
        CitizenId.TryParse(Valid, out var id, out var error).ShouldBeTrue();

        error.ShouldBe(CitizenIdError.None);
        id.IssuePrefix.ShouldBe("110105");
        id.BirthDate.ShouldBe(new DateOnly(1949, 12, 31));
        id.Sex.ShouldBe(Sex.Female);
        id.Reveal().ShouldBe(Valid);
    }

    [Theory]
    [InlineData("11010519491231002x")]
    [InlineData(" 11010519491231002X\t")]
    [InlineData("110105 19491231 002X")]
    [InlineData("'11010519491231002X")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData("１１０１０５１９４９１２３１００２ｘ")]
    [InlineData("\uFEFF11010519491231002X\u200B")]
    public void What_can_be_put_right_without_loss_is_put_right(string text) => CitizenId.Parse(text).Reveal().ShouldBe(Valid);

    [Theory]
    [InlineData(null, CitizenIdError.Empty)]
    [InlineData("", CitizenIdError.Empty)]
    [InlineData(" \u3000\t", CitizenIdError.Empty)]
    [InlineData("110105491231002", CitizenIdError.Length)]
    [InlineData("11010519491231002", CitizenIdError.Length)]
    [InlineData("11010519491231002X0", CitizenIdError.Length)]
    [InlineData("1101051949123100XX", CitizenIdError.Character)]
    [InlineData("11010519491231002Y", CitizenIdError.Character)]
    [InlineData("11010519491231OO2X", CitizenIdError.Character)]
    [InlineData("11010519491231٠02X", CitizenIdError.Character)]
    [InlineData("99010519491231002X", CitizenIdError.Division)]
    [InlineData("01010519491231002X", CitizenIdError.Division)]
    [InlineData("110105194913310021", CitizenIdError.BirthDate)]
    [InlineData("110105201902290021", CitizenIdError.BirthDate)]
    [InlineData("110105189912310021", CitizenIdError.BirthDate)]
    [InlineData("110105194912310021", CitizenIdError.Checksum)]
    public void What_is_no_number_is_refused_with_its_reason(string? text, CitizenIdError reason)
    {
        CitizenId.TryParse(text, out var id, out var error).ShouldBeFalse();

        error.ShouldBe(reason);
        id.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("2.19901E+17")]
    [InlineData("2.19901e+17")]
    [InlineData("2.19901201601011E17")]
    [InlineData("２.19901Ｅ+17")]
    [InlineData("219901201601011000.00")]
    [InlineData("219901201601012000")]
    public void A_number_that_a_spreadsheet_rounded_is_told_apart(string text)
    {
        CitizenId.TryParse(text, out _, out var error).ShouldBeFalse();
        error.ShouldBe(CitizenIdError.ExcelMangled);
    }

    [Theory]
    [InlineData("1.5E+3")]
    [InlineData("12.5")]
    [InlineData("2.19901E+18")]
    public void Another_number_of_a_spreadsheet_is_not_a_rounded_one(string text)
    {
        CitizenId.TryParse(text, out _, out var error).ShouldBeFalse();
        error.ShouldBe(CitizenIdError.Length);
    }

    [Fact]
    public void Every_number_that_a_spreadsheet_rounded_is_told_apart_or_marked() => Samples.Each(5_000, Samples.CitizenNumber, number =>
    {
        var fifteenDigits = number[..15] + "000";
        var asDouble = ((long)double.Parse(fifteenDigits)).ToString();
        foreach (var rounded in new[] { fifteenDigits, asDouble })
        {
            if (CitizenId.TryParse(rounded, out var id, out var error))
                id.MayHaveLostDigits.ShouldBeTrue();
            else
                error.ShouldBe(CitizenIdError.ExcelMangled);
        }
    });

    [Fact]
    public void Every_created_number_is_read_back() => Samples.Each(
        5_000,
        random => (Birth: Samples.Date(random, 1900, 2099), Sequence: random.Next(1, 1000)),
        person =>
        {
            var id = CitizenId.Create("219901", person.Birth, person.Sequence);
            var read = CitizenId.Parse(id.Reveal());

            read.ShouldBe(id);
            read.GetHashCode().ShouldBe(id.GetHashCode());
            read.IssuePrefix.ShouldBe("219901");
            read.BirthDate.ShouldBe(person.Birth);
            read.Sex.ShouldBe(person.Sequence % 2 == 1 ? Sex.Male : Sex.Female);
        });

    [Fact]
    public void Every_single_wrong_character_is_detected() => Samples.Each(300, Samples.CitizenNumber, number =>
    {
        foreach (var wrong in Samples.SingleErrors(number, place => place == 17 ? "0123456789X" : "0123456789"))
            CitizenId.TryParse(wrong, out _).ShouldBeFalse(wrong);
    });

    [Fact]
    public void Every_transposition_of_neighbours_is_detected() => Samples.Each(2_000, Samples.CitizenNumber, number =>
    {
        foreach (var wrong in Samples.Transpositions(number))
            CitizenId.TryParse(wrong, out _).ShouldBeFalse(wrong);
    });

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        const string letters = "0123456789Xx.eE+- '\uFF11\u0660\uD800汉";

        Samples.Each(
            20_000,
            random => new string([.. Enumerable.Range(0, random.Next(24)).Select(_ => letters[random.Next(letters.Length)])]),
            text => CitizenId.TryParse(text, out _));
    }

    [Fact]
    public void It_does_not_leak_by_being_printed()
    {
        var id = CitizenId.Parse(Valid);

        $"{id}".ShouldBe("******************");
        string.Format("{0,20}", id).ShouldNotContain("1");
        new { Child = id }.ToString().ShouldNotBeNull().ShouldNotContain("1");
        ((object)id).ToString().ShouldBe("******************");
        Should.Throw<FormatException>(() => CitizenId.Parse("110105194912310021")).Message.ShouldNotContain("1101");
    }

    [Fact]
    public void The_default_is_no_number()
    {
        default(CitizenId).IsEmpty.ShouldBeTrue();
        default(CitizenId).Reveal().ShouldBe("");
        default(CitizenId).ToString().ShouldBe("");
        default(CitizenId).Sex.ShouldBe(Sex.Unknown);
    }

    [Theory]
    [InlineData("21990", 2016, 1)]
    [InlineData("2199OI", 2016, 1)]
    [InlineData("999901", 2016, 1)]
    [InlineData("219901", 1899, 1)]
    [InlineData("219901", 2016, 0)]
    [InlineData("219901", 2016, 1000)]
    public void A_number_is_not_made_of_wrong_parts(string prefix, int year, int sequence) =>
        Should.Throw<ArgumentException>(() => CitizenId.Create(prefix, new DateOnly(year, 1, 1), sequence));
}
