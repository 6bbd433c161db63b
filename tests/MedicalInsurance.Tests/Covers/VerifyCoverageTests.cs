using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Testing;
using Grpc.Core;
using static Exchange.MedicalInsurance.Tests.Register;

namespace Exchange.MedicalInsurance.Tests.Covers;

[Collection(OnSharedRegister.Name)]
public sealed class VerifyCoverageTests(SharedRegister shared)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_right_statement_matches_and_tells_status_and_county(string provider)
    {
        var register = await shared.OnAsync(provider);
        var person = await register.InsuredAsync();

        var answer = await register.VerifyAsync(person.Identity, Heping);

        answer.Verification.ShouldBe(new() { Outcome = VerificationOutcome.Match });
        (answer.Status, answer.InsuredDivision, answer.AnswerTime.ToDateTimeOffset())
            .ShouldBe((CoverStatus.Active, Heping, register.Department.Clock.Now));
    }

    public static TheoryData<string, Action<VerifyCoverageRequest>> WrongStatements => new()
    {
        { "name", request => request.Person.Name = "别人" },
        { "birth_date", request => request.Person.BirthDate = "2011-11-11" },
        { "insured_division", request => request.InsuredDivision = Zhongshan },
    };

    [Theory]
    [MemberData(nameof(WrongStatements))]
    public async Task A_wrong_field_is_named_and_the_cover_told_all_the_same(string field, Action<VerifyCoverageRequest> makeWrong)
    {
        var person = await shared.Sqlite.InsuredAsync();
        var request = new VerifyCoverageRequest { Person = person.Identity, InsuredDivision = Heping };
        makeWrong(request);

        var answer = await shared.Sqlite.Client.VerifyCoverageAsync(request);

        answer.Verification.ShouldBe(new() { Outcome = VerificationOutcome.Mismatch, MismatchedFields = { field } });
        (answer.Status, answer.InsuredDivision).ShouldBe((CoverStatus.Active, Heping));
    }

    [Fact]
    public async Task A_child_who_is_not_found_is_no_record_and_nothing_else_is_said()
    {
        var answer = await shared.Sqlite.VerifyAsync(new TestPerson().Identity, Heping);

        answer.Verification.ShouldBe(new() { Outcome = VerificationOutcome.NoRecord });
        (answer.Status, answer.InsuredDivision).ShouldBe((CoverStatus.Unspecified, ""));
    }

    [Fact]
    public async Task A_cover_that_has_moved_is_found_at_the_new_place()
    {
        var person = await shared.Sqlite.InsuredAsync();
        await shared.Sqlite.ImportAsync(
            Entry(person, Zhongshan, since: "2025-03-01"), Entry(person, Heping, CoverStatus.Ended, "2025-02-28"));

        (await shared.Sqlite.VerifyAsync(person.Identity, Zhongshan)).Verification.Outcome.ShouldBe(VerificationOutcome.Match);
        (await shared.Sqlite.VerifyAsync(person.Identity, Heping)).Verification.MismatchedFields.ShouldBe(["insured_division"]);
    }

    [Fact]
    public async Task Somebody_insured_at_two_places_is_multiple_and_neither_is_used()
    {
        var person = await shared.Sqlite.InsuredAsync();
        await shared.Sqlite.ImportAsync(Entry(person, Zhongshan));

        var answer = await shared.Sqlite.VerifyAsync(person.Identity);

        answer.Verification.ShouldBe(new() { Outcome = VerificationOutcome.Multiple });
        answer.InsuredDivision.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(CoverStatus.Suspended)]
    [InlineData(CoverStatus.Ended)]
    public async Task A_cover_that_is_over_is_found_with_its_status(CoverStatus status)
    {
        var person = new TestPerson();
        await shared.Sqlite.ImportAsync(Entry(person, status: status));

        (await shared.Sqlite.VerifyAsync(person.Identity)).Status.ShouldBe(status);
    }

    public static TheoryData<string, Action<VerifyCoverageRequest>> UnaskableQuestions => new()
    {
        { "person FIELD_REQUIRED", request => request.Person = null },
        { "person.citizen_id FIELD_REQUIRED", request => request.Person.CitizenId = "" },
        { "person.citizen_id CITIZEN_ID_INVALID", request => request.Person.CitizenId = "219901201201010000" },
        { "person.name FIELD_REQUIRED", request => request.Person.Name = "" },
        { "person.birth_date FIELD_INVALID", request => request.Person.BirthDate = "2012-01" },
        { "insured_division DIVISION_UNKNOWN", request => request.InsuredDivision = "210199" },
        { "insured_division DIVISION_UNKNOWN", request => request.InsuredDivision = "2101" },
    };

    [Theory]
    [MemberData(nameof(UnaskableQuestions))]
    public async Task What_cannot_be_asked_is_refused_by_the_field_and_never_echoed(
        string violation, Action<VerifyCoverageRequest> makeWrong)
    {
        var request = new VerifyCoverageRequest { Person = new TestPerson().Identity };
        makeWrong(request);

        var refusal = await Refusal.OfAsync(() => shared.Sqlite.Client.VerifyCoverageAsync(request).ResponseAsync);

        refusal.Code.ShouldBe(StatusCode.InvalidArgument);
        refusal.Fields.ShouldBe([violation]);
        refusal.Everything.ShouldNotContain("219901");
        refusal.Everything.ShouldNotContain("受测");
    }
}
