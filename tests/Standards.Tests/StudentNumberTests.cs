namespace Exchange.Standards.Tests;

public sealed class StudentNumberTests
{
    private static readonly CitizenId Child = CitizenId.Create("219901", new DateOnly(2016, 3, 1), 122);

    [Fact]
    public void A_formal_number_contains_the_citizen_id()
    {
        StudentNumber.TryParse("g" + Child.Reveal(), out var number, out _).ShouldBeTrue();

        number.Kind.ShouldBe(StudentNumberKind.Formal);
        number.CitizenId.ShouldBe(Child);
        number.ShouldBe(StudentNumber.Of(Child));
    }

    [Theory]
    [InlineData("J210102201603010012", StudentNumberKind.FormalWithoutId)]
    [InlineData("L21010220160301001X", StudentNumberKind.Temporary)]
    public void Other_numbers_contain_none(string text, StudentNumberKind kind)
    {
        StudentNumber.TryParse(text, out var number, out _).ShouldBeTrue();

        number.Kind.ShouldBe(kind);
        number.CitizenId.ShouldBeNull();
        number.Reveal().ShouldBe(text);
    }

    [Theory]
    [InlineData("", StudentNumberError.Empty)]
    [InlineData("J21010220160301001", StudentNumberError.Length)]
    [InlineData("A210102201603010012", StudentNumberError.Kind)]
    [InlineData("2210102201603010012", StudentNumberError.Kind)]
    [InlineData("J2101O2201603010012", StudentNumberError.Character)]
    [InlineData("G219901201603011220", StudentNumberError.CitizenId)]
    public void What_is_no_number_is_refused_with_its_reason(string text, StudentNumberError reason)
    {
        StudentNumber.TryParse(text, out _, out var error).ShouldBeFalse();
        error.ShouldBe(reason);
    }

    [Fact]
    public void It_does_not_leak_by_being_printed() => $"{StudentNumber.Of(Child)}".ShouldBe("G******************");
}
