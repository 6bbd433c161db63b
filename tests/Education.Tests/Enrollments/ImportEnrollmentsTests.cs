using Exchange.Contracts.Education.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Security;
using Exchange.Testing;
using static Exchange.Education.Tests.Register;

namespace Exchange.Education.Tests.Enrollments;

[Collection(OnSharedRegister.Name)]
public sealed class ImportEnrollmentsTests(SharedRegister shared)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_batch_is_stored_once_however_often_it_is_sent(string provider)
    {
        var register = await shared.OnAsync(provider);
        TestPerson[] students = [.. Enumerable.Range(0, 500).Select(_ => new TestPerson())];
        var entries = students.Select(student => Entry(student));
        var batch = new ImportEnrollmentsRequest { RequestId = NewRequestId(), Enrollments = { entries } };
        (await register.ImportAsync(batch)).ShouldBe(500);
        var change = Entry(students[0]);
        (change.Status, change.StatusDate) = (EnrollmentStatus.Suspended, "2025-03-01");
        await register.RecordAsync(change);

        (await register.ImportAsync(batch, batch)).ShouldBe(1_000);

        var status = (await register.VerifyAsync(students[0].Identity)).Status;
        status.ShouldBe(EnrollmentStatus.Suspended, "the batch was stored before the change");
        (await register.OutcomeAsync(students[^1])).ShouldBe(VerificationOutcome.Match);
    }

    [Fact]
    public async Task An_entry_replaces_the_one_of_that_school_and_is_no_news()
    {
        var student = await shared.Sqlite.EnrolledAsync();
        var newer = Entry(student);
        (newer.Status, newer.StatusDate) = (EnrollmentStatus.Completed, "2025-07-01");

        await shared.Sqlite.ImportAsync(newer);
        // What is published later has arrived: so would have what was published before.
        await shared.Sqlite.RecordAsync(Entry(new()));
        var heard = shared.Sqlite.Department.Heard;
        await Eventually.TrueAsync(() => heard.Of<EnrollmentChanged>().Count > 0, "a change is heard of");

        (await shared.Sqlite.VerifyAsync(student.Identity)).Status.ShouldBe(EnrollmentStatus.Completed);
        var key = shared.Sqlite.Department.Node.Get<IdentityVault>().Key(student.Id);
        heard.Of<EnrollmentChanged>().ShouldAllBe(fact => !IsOf(fact, key));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task A_batch_holds_one_to_a_thousand_entries(int count)
    {
        var student = new TestPerson();
        Enrollment[] entries = [.. Enumerable.Range(0, count).Select(i => Entry(student, school: i))];

        (await Refusal.OfAsync(() => shared.Sqlite.ImportAsync(entries))).Fields.ShouldBe(["enrollments FIELD_INVALID"]);
    }

    [Fact]
    public async Task A_batch_without_a_request_id_is_refused()
    {
        var batch = new ImportEnrollmentsRequest { Enrollments = { Entry(new()) } };

        (await Refusal.OfAsync(() => shared.Sqlite.ImportAsync(batch))).Fields.ShouldBe(["request_id REQUEST_ID_INVALID"]);
    }

    private static bool IsOf(EnrollmentChanged fact, byte[] key) => fact.MatchKey.Span.SequenceEqual(key);
}
