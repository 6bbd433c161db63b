using Exchange.Contracts.Education.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Testing;
using Grpc.Core;
using static Exchange.Education.Tests.Register;

namespace Exchange.Education.Tests.Enrollments;

[Collection(OnSharedRegister.Name)]
public sealed class VerifyEnrollmentTests(SharedRegister shared)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_right_statement_matches_and_tells_status_and_level(string provider)
    {
        var register = await shared.OnAsync(provider);
        var student = await register.EnrolledAsync();

        var answer = await register.VerifyAsync(student.Identity, Heping);

        answer.Verification.ShouldBe(new() { Outcome = VerificationOutcome.Match });
        (answer.Status, answer.Level, answer.AnswerTime.ToDateTimeOffset())
            .ShouldBe((EnrollmentStatus.Enrolled, SchoolLevel.Primary, register.Department.Clock.Now));
    }

    public static TheoryData<string, Action<VerifyEnrollmentRequest>> WrongStatements => new()
    {
        { "name", request => request.Person.Name = "别人" },
        { "birth_date", request => request.Person.BirthDate = "2011-11-11" },
        { "school_division", request => request.SchoolDivision = Tiexi },
    };

    [Theory]
    [MemberData(nameof(WrongStatements))]
    public async Task A_wrong_field_is_named_and_the_status_told_all_the_same(string field, Action<VerifyEnrollmentRequest> makeWrong)
    {
        var student = await shared.Sqlite.EnrolledAsync();
        var request = new VerifyEnrollmentRequest { Person = student.Identity, SchoolDivision = Heping };
        makeWrong(request);

        var answer = await shared.Sqlite.Client.VerifyEnrollmentAsync(request);

        answer.Verification.ShouldBe(new() { Outcome = VerificationOutcome.Mismatch, MismatchedFields = { field } });
        answer.Status.ShouldBe(EnrollmentStatus.Enrolled);
    }

    [Fact]
    public async Task A_child_who_is_not_found_is_no_record_and_nothing_else_is_said()
    {
        var answer = await shared.Sqlite.VerifyAsync(new TestPerson().Identity, Heping);

        answer.Verification.ShouldBe(new() { Outcome = VerificationOutcome.NoRecord });
        (answer.Status, answer.Level).ShouldBe((EnrollmentStatus.Unspecified, SchoolLevel.Unspecified));
    }

    [Fact]
    public async Task Two_student_numbers_that_both_run_are_multiple()
    {
        var student = await shared.Sqlite.EnrolledAsync();
        var second = Entry(student, Tiexi);
        second.StudentNumber = "L210106200001010010";
        await shared.Sqlite.ImportAsync(second);

        var answer = await shared.Sqlite.VerifyAsync(student.Identity);

        answer.Verification.ShouldBe(new() { Outcome = VerificationOutcome.Multiple });
        answer.Status.ShouldBe(EnrollmentStatus.Unspecified);
    }

    [Fact]
    public async Task Who_changes_schools_is_found_at_the_new_one()
    {
        var student = await shared.Sqlite.EnrolledAsync();
        var there = Entry(student, Tiexi);
        there.StatusDate = "2025-03-01";
        await shared.Sqlite.RecordAsync(there);

        (await shared.Sqlite.VerifyAsync(student.Identity, Tiexi)).Verification.Outcome.ShouldBe(VerificationOutcome.Match);
        (await shared.Sqlite.VerifyAsync(student.Identity, Heping)).Verification.MismatchedFields.ShouldBe(["school_division"]);
    }

    [Fact]
    public async Task Who_has_left_school_is_found_with_the_status()
    {
        var student = await shared.Sqlite.EnrolledAsync();
        var over = Entry(student);
        (over.Status, over.StatusDate) = (EnrollmentStatus.DroppedOut, "2025-03-01");
        await shared.Sqlite.RecordAsync(over);

        (await shared.Sqlite.VerifyAsync(student.Identity)).Status.ShouldBe(EnrollmentStatus.DroppedOut);
    }

    public static TheoryData<string, Action<VerifyEnrollmentRequest>> UnaskableQuestions => new()
    {
        { "person FIELD_REQUIRED", request => request.Person = null },
        { "person.citizen_id FIELD_REQUIRED", request => request.Person.CitizenId = "" },
        { "person.citizen_id CITIZEN_ID_INVALID", request => request.Person.CitizenId = "219901201201010000" },
        { "person.name FIELD_REQUIRED", request => request.Person.Name = "" },
        { "person.birth_date FIELD_INVALID", request => request.Person.BirthDate = "20120101" },
        { "school_division DIVISION_UNKNOWN", request => request.SchoolDivision = "210199" },
        { "school_division DIVISION_UNKNOWN", request => request.SchoolDivision = "210102001" },
    };

    [Theory]
    [MemberData(nameof(UnaskableQuestions))]
    public async Task What_cannot_be_asked_is_refused_by_the_field_and_never_echoed(
        string violation, Action<VerifyEnrollmentRequest> makeWrong)
    {
        var request = new VerifyEnrollmentRequest { Person = new TestPerson().Identity };
        makeWrong(request);

        var refusal = await Refusal.OfAsync(() => shared.Sqlite.Client.VerifyEnrollmentAsync(request).ResponseAsync);

        refusal.Code.ShouldBe(StatusCode.InvalidArgument);
        refusal.Fields.ShouldBe([violation]);
        refusal.Everything.ShouldNotContain("219901");
        refusal.Everything.ShouldNotContain("受测");
    }
}
