using Exchange.Contracts.Type.V1;
using Exchange.Testing;
using Grpc.Core;
using static Exchange.PublicSecurity.Tests.Register;

namespace Exchange.PublicSecurity.Tests.Households;

[Collection(OnSharedRegister.Name)]
public sealed class VerifyHouseholdTests(SharedRegister shared)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_right_statement_matches_and_tells_where_the_child_is_registered(string provider)
    {
        var register = await shared.OnAsync(provider);
        var child = await register.RegisteredAsync(entry => entry.Collective = true);

        var answer = await register.VerifyAsync(child.Identity, Heping);

        answer.Verification.ShouldBe(new() { Outcome = VerificationOutcome.Match });
        (answer.HukouDivision, answer.Collective, answer.AnswerTime.ToDateTimeOffset())
            .ShouldBe((Hunhewan, true, register.Department.Clock.Now));
    }

    public static TheoryData<string, Action<PersonIdentity>> WrongStatements => new()
    {
        { "name", person => person.Name = "别人" },
        { "sex", person => person.Sex = Sex.Male },
        { "birth_date", person => person.BirthDate = "2011-11-11" },
    };

    [Theory]
    [MemberData(nameof(WrongStatements))]
    public async Task A_wrong_field_is_named_and_where_she_is_registered_is_told_all_the_same(
        string field, Action<PersonIdentity> makeWrong)
    {
        var child = await shared.Sqlite.RegisteredAsync();
        var said = child.Identity;
        makeWrong(said);

        var answer = await shared.Sqlite.VerifyAsync(said, Heping);

        answer.Verification.ShouldBe(new() { Outcome = VerificationOutcome.Mismatch, MismatchedFields = { field } });
        answer.HukouDivision.ShouldBe(Hunhewan);
    }

    [Theory]
    [InlineData(Xinhua)]
    [InlineData("210106")]
    [InlineData("230102005")]
    public async Task Another_place_of_registration_is_a_mismatch(string said)
    {
        var child = await shared.Sqlite.RegisteredAsync();

        (await shared.Sqlite.VerifyAsync(child.Identity, said)).Verification.MismatchedFields.ShouldBe(["hukou_division"]);
    }

    [Theory]
    [InlineData("２１０１０２")]
    [InlineData("210102001000")]
    public async Task A_place_may_be_asked_about_as_counties_write_it(string said)
    {
        var child = await shared.Sqlite.RegisteredAsync();

        (await shared.Sqlite.VerifyAsync(child.Identity, said)).Verification.Outcome.ShouldBe(VerificationOutcome.Match);
    }

    [Fact]
    public async Task Somebody_of_another_province_is_registered_by_county()
    {
        var child = await shared.Sqlite.RegisteredAsync(entry => entry.HukouDivision = Daoli);

        (await shared.Sqlite.VerifyAsync(child.Identity, Daoli)).HukouDivision.ShouldBe(Daoli);
    }

    [Fact]
    public async Task Number_and_name_suffice()
    {
        var child = await shared.Sqlite.RegisteredAsync();

        var answer = await shared.Sqlite.VerifyAsync(new() { CitizenId = child.Number, Name = child.Name });

        answer.Verification.Outcome.ShouldBe(VerificationOutcome.Match);
    }

    [Fact]
    public async Task Somebody_unknown_is_no_record_and_nothing_else_is_said()
    {
        var answer = await shared.Sqlite.VerifyAsync(new TestPerson().Identity, Heping);

        answer.Verification.ShouldBe(new() { Outcome = VerificationOutcome.NoRecord });
        answer.HukouDivision.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Two_records_of_one_number_are_multiple_and_neither_is_used(string provider)
    {
        var register = await shared.OnAsync(provider);
        var (child, other) = (new TestPerson(), new TestPerson());
        var twin = Entry(child, "B2");
        twin.Person.Name = other.Name;
        await register.ImportAsync(Entry(child, "B1"), twin);

        var answer = await register.VerifyAsync(child.Identity);

        answer.Verification.ShouldBe(new() { Outcome = VerificationOutcome.Multiple });
        answer.HukouDivision.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_withheld_entry_is_refused_with_the_word_for_why()
    {
        var child = await shared.Sqlite.RegisteredAsync(entry => entry.WithheldReason = "SEALED_ADOPTION");

        var (household, guardians) = (await shared.Sqlite.VerifyAsync(child.Identity), await shared.Sqlite.GuardiansAsync(child));

        var refused = new Verification { Outcome = VerificationOutcome.Refused, RefusalReason = "SEALED_ADOPTION" };
        (household.Verification, guardians.Verification).ShouldBe((refused, refused));
        household.HukouDivision.ShouldBeEmpty();
        guardians.Parents.ShouldBeEmpty();
    }

    public static TheoryData<string, Action<PersonIdentity>> UnaskableQuestions => new()
    {
        { "person.citizen_id FIELD_REQUIRED", person => person.CitizenId = "" },
        { "person.citizen_id CITIZEN_ID_INVALID", person => person.CitizenId = "219901201201010000" },
        { "person.citizen_id CITIZEN_ID_INVALID", person => person.CitizenId = "2.19901E+17" },
        { "person.name FIELD_REQUIRED", person => person.Name = " " },
        { "person.name FIELD_INVALID", person => person.Name = new string('长', 101) },
        { "person.birth_date FIELD_INVALID", person => person.BirthDate = "2012-02-30" },
        { "person.birth_date FIELD_INVALID", person => person.BirthDate = "2012/2/3" },
        { "person.sex ENUM_VALUE_UNKNOWN", person => person.Sex = (Sex)7 },
    };

    [Theory]
    [MemberData(nameof(UnaskableQuestions))]
    public async Task What_cannot_be_asked_is_refused_by_the_field_and_never_echoed(string violation, Action<PersonIdentity> makeWrong)
    {
        var child = new TestPerson();
        var said = child.Identity;
        makeWrong(said);

        var refusal = await Refusal.OfAsync(() => shared.Sqlite.VerifyAsync(said));

        refusal.Code.ShouldBe(StatusCode.InvalidArgument);
        refusal.Fields.ShouldBe([violation]);
        refusal.Everything.ShouldNotContain("219901");
        refusal.Everything.ShouldNotContain("受测");
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("2101")]
    [InlineData("沈阳")]
    public async Task A_place_that_is_no_county_or_township_is_refused(string place)
    {
        var refusal = await Refusal.OfAsync(() => shared.Sqlite.VerifyAsync(new TestPerson().Identity, place));

        refusal.Reason.ShouldBe("publicsecurity.exchange/DIVISION_UNKNOWN");
        refusal.Fields.ShouldBe(["hukou_division DIVISION_UNKNOWN"]);
    }

    [Fact]
    public async Task A_question_about_nobody_is_refused()
    {
        var refusal = await Refusal.OfAsync(() => shared.Sqlite.Client.VerifyHouseholdAsync(new()).ResponseAsync);

        refusal.Fields.ShouldBe(["person FIELD_REQUIRED"]);
    }
}
