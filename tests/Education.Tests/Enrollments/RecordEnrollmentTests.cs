using Exchange.Contracts.Education.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Security;
using Exchange.Testing;
using Grpc.Core;
using static Exchange.Education.Tests.Register;

namespace Exchange.Education.Tests.Enrollments;

[Collection(OnSharedRegister.Name)]
public sealed class RecordEnrollmentTests(SharedRegister shared)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_entry_and_each_change_of_it_are_published_with_the_key_of_the_number(string provider)
    {
        var register = await shared.OnAsync(provider);
        var student = new TestPerson();
        var entry = Entry(student);
        (await register.RecordAsync(entry)).Enrollment.ShouldBe(entry);
        (entry.Status, entry.StatusDate) = (EnrollmentStatus.Suspended, "2025-03-01");
        await register.RecordAsync(entry);

        var facts = await HeardAsync(register, student, 2);

        facts.Select(fact => (fact.SchoolDivision, fact.Status, fact.StatusDate))
            .ShouldBe(
                [(Heping, EnrollmentStatus.Enrolled, "2023-09-01"), (Heping, EnrollmentStatus.Suspended, "2025-03-01")], ignoreOrder: true);
        facts.ShouldAllBe(fact => fact.RecordTime.ToDateTimeOffset() == register.Department.Clock.Now);
        (await register.VerifyAsync(student.Identity)).Status.ShouldBe(EnrollmentStatus.Suspended);
    }

    [Fact]
    public async Task An_entry_that_is_sent_again_is_recorded_and_published_once()
    {
        var (student, requestId) = (new TestPerson(), NewRequestId());
        var (first, newer) = (Entry(student), Entry(student));
        (newer.Status, newer.StatusDate) = (EnrollmentStatus.DroppedOut, "2025-03-01");
        await shared.Sqlite.RecordAsync(first, requestId);
        await shared.Sqlite.RecordAsync(newer);

        (await shared.Sqlite.RecordAsync(first, requestId)).Enrollment.ShouldBe(first);

        (await shared.Sqlite.VerifyAsync(student.Identity)).Status.ShouldBe(EnrollmentStatus.DroppedOut);
        (await HeardAsync(shared.Sqlite, student, 2)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_change_of_school_keeps_the_record_of_the_old_one()
    {
        var student = await shared.Sqlite.EnrolledAsync();
        var over = Entry(student);
        (over.Status, over.StatusDate) = (EnrollmentStatus.Completed, "2025-02-28");
        var there = Entry(student, Heping, school: 2);
        there.StatusDate = "2025-03-01";

        await shared.Sqlite.RecordAsync(there);
        await shared.Sqlite.RecordAsync(over);

        (await shared.Sqlite.VerifyAsync(student.Identity)).Status.ShouldBe(EnrollmentStatus.Enrolled);
    }

    public static TheoryData<string, Action<Enrollment>> WrongEntries => new()
    {
        { "person FIELD_REQUIRED", entry => entry.Person = null },
        { "person.citizen_id CITIZEN_ID_INVALID", entry => entry.Person.CitizenId = "219901201201010000" },
        { "person.name FIELD_INVALID", entry => entry.Person.Name = new string('长', 101) },
        { "person.birth_date FIELD_REQUIRED", entry => entry.Person.BirthDate = "" },
        { "student_number STUDENT_NUMBER_INVALID", entry => entry.StudentNumber = "" },
        { "student_number STUDENT_NUMBER_INVALID", entry => entry.StudentNumber = "G219901201201010000" },
        { "school_credit_code SCHOOL_CREDIT_CODE_INVALID", entry => entry.SchoolCreditCode = "12210102000000000I" },
        { "school_credit_code SCHOOL_CREDIT_CODE_INVALID", entry => entry.SchoolCreditCode = $" {entry.SchoolCreditCode}" },
        { "school_division DIVISION_UNKNOWN", entry => entry.SchoolDivision = "" },
        { "level ENUM_VALUE_UNKNOWN", entry => entry.Level = (SchoolLevel)44 },
        { "level ENUM_VALUE_UNKNOWN", entry => entry.Level = default },
        { "status ENUM_VALUE_UNKNOWN", entry => entry.Status = (EnrollmentStatus)44 },
        { "status ENUM_VALUE_UNKNOWN", entry => entry.Status = default },
        { "status_date FIELD_INVALID", entry => entry.StatusDate = "2023-9-1" },
    };

    [Theory]
    [MemberData(nameof(WrongEntries))]
    public async Task A_wrong_entry_is_refused_by_the_field_alone_and_in_a_batch(string violation, Action<Enrollment> makeWrong)
    {
        var (good, wrong) = (new TestPerson(), Entry(new()));
        makeWrong(wrong);

        var alone = await Refusal.OfAsync(() => shared.Sqlite.RecordAsync(wrong));
        var batch = await Refusal.OfAsync(() => shared.Sqlite.ImportAsync(Entry(good), wrong));

        (alone.Code, batch.Code).ShouldBe((StatusCode.InvalidArgument, StatusCode.InvalidArgument));
        alone.Fields.ShouldBe([$"enrollment.{violation}"]);
        batch.Fields.ShouldBe([$"enrollments[1].{violation}"]);
        (alone.Everything + batch.Everything).ShouldNotContain("219901");
        (await shared.Sqlite.OutcomeAsync(good)).ShouldBe(VerificationOutcome.NoRecord);
    }

    [Fact]
    public async Task No_entry_and_no_request_id_are_refused()
    {
        (await Refusal.OfAsync(() => shared.Sqlite.RecordAsync(null!))).Fields.ShouldBe(["enrollment FIELD_REQUIRED"]);
        (await Refusal.OfAsync(() => shared.Sqlite.RecordAsync(Entry(new()), ""))).Fields.ShouldBe(["request_id REQUEST_ID_INVALID"]);
    }

    /// <summary>What the county has heard of a student, once it has heard so much.</summary>
    private static async Task<IReadOnlyList<EnrollmentChanged>> HeardAsync(Register register, TestPerson student, int count)
    {
        var key = register.Department.Node.Get<IdentityVault>().Key(student.Id);
        IReadOnlyList<EnrollmentChanged> Facts() =>
            [.. register.Department.Heard.Of<EnrollmentChanged>().Where(fact => fact.MatchKey.Span.SequenceEqual(key))];
        await Eventually.TrueAsync(() => Facts().Count >= count, $"{count} changes are heard of");
        return Facts();
    }
}
