using Exchange.Contracts.Education.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Standards;
using Exchange.Testing;

namespace Exchange.Education.Tests;

/// <summary>A running school register and a few words to fill and ask it.</summary>
public sealed class Register : IAsyncDisposable
{
    public const string Heping = "210102";
    public const string Tiexi = "210106";

    private Register(TestDepartment<EducationNode, EducationDb> department) => Department = department;

    public TestDepartment<EducationNode, EducationDb> Department { get; }

    public EnrollmentService.EnrollmentServiceClient Client => new(Department.Channel);

    public static async Task<Register> StartAsync(string provider = "sqlite") =>
        new(await TestDepartment<EducationNode, EducationDb>.StartAsync(provider));

    public static string NewRequestId() => $"{Guid.NewGuid()}";

    /// <summary>The credit code of the county's school with this number, 0 to 999.</summary>
    public static string School(string county, int number = 1)
    {
        var body = $"12{county}{number:D9}";
        return body + SocialCreditCode.CheckCharacter(body);
    }

    public static Enrollment Entry(TestPerson student, string county = Heping, int school = 1) => new()
    {
        Person = student.Identity,
        StudentNumber = $"G{student.Number}",
        SchoolCreditCode = School(county, school),
        SchoolDivision = county,
        Level = SchoolLevel.Primary,
        Status = EnrollmentStatus.Enrolled,
        StatusDate = "2023-09-01",
    };

    /// <summary>A student who is enrolled.</summary>
    public async Task<TestPerson> EnrolledAsync()
    {
        var student = new TestPerson();
        await ImportAsync(Entry(student));
        return student;
    }

    public Task<long> ImportAsync(params Enrollment[] entries) =>
        ImportAsync(new ImportEnrollmentsRequest { RequestId = NewRequestId(), Enrollments = { entries } });

    public async Task<long> ImportAsync(params ImportEnrollmentsRequest[] batches)
    {
        using var call = Client.ImportEnrollments();
        foreach (var batch in batches)
            await call.RequestStream.WriteAsync(batch);
        await call.RequestStream.CompleteAsync();
        return (await call).EnrollmentCount;
    }

    public Task<RecordEnrollmentResponse> RecordAsync(Enrollment entry, string? requestId = null) =>
        Client.RecordEnrollmentAsync(new() { RequestId = requestId ?? NewRequestId(), Enrollment = entry }).ResponseAsync;

    public Task<VerifyEnrollmentResponse> VerifyAsync(PersonIdentity person, string school = "") =>
        Client.VerifyEnrollmentAsync(new() { Person = person, SchoolDivision = school }).ResponseAsync;

    public async Task<VerificationOutcome> OutcomeAsync(TestPerson student) => (await VerifyAsync(student.Identity)).Verification.Outcome;

    public Task<GetProtectedStudentResponse> ProtectedAsync(TestPerson student) =>
        Client.GetProtectedStudentAsync(new() { CitizenId = student.Number }).ResponseAsync;

    public ValueTask DisposeAsync() => Department.DisposeAsync();
}

public sealed class SharedRegister() : OnEachDatabase<Register>(Register.StartAsync), IAsyncLifetime;

[CollectionDefinition(Name)]
public sealed class OnSharedRegister : ICollectionFixture<SharedRegister>
{
    public const string Name = "shared register";
}
