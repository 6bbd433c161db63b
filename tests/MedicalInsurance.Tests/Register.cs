using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Testing;

namespace Exchange.MedicalInsurance.Tests;

/// <summary>A running register of the insured and a few words to fill and ask it.</summary>
public sealed class Register : IAsyncDisposable
{
    public const string Heping = "210102";
    public const string Zhongshan = "210202";

    private Register(TestDepartment<MedicalInsuranceNode, MedicalInsuranceDb> department) => Department = department;

    public TestDepartment<MedicalInsuranceNode, MedicalInsuranceDb> Department { get; }

    public CoverService.CoverServiceClient Client => new(Department.Channel);

    public ClaimService.ClaimServiceClient Claims => new(Department.Channel);

    public static async Task<Register> StartAsync(string provider = "sqlite") =>
        new(await TestDepartment<MedicalInsuranceNode, MedicalInsuranceDb>.StartAsync(provider));

    public static string NewRequestId() => $"{Guid.NewGuid()}";

    public static Cover Entry(
        TestPerson person, string county = Heping, CoverStatus status = CoverStatus.Active, string since = "2023-01-01") =>
        new() { Person = person.Identity, InsuredDivision = county, Status = status, StatusDate = since };

    /// <summary>Somebody who is insured.</summary>
    public async Task<TestPerson> InsuredAsync()
    {
        var person = new TestPerson();
        await ImportAsync(Entry(person));
        return person;
    }

    public Task<long> ImportAsync(params Cover[] entries) =>
        ImportAsync(new ImportCoversRequest { RequestId = NewRequestId(), Covers = { entries } });

    public async Task<long> ImportAsync(params ImportCoversRequest[] batches)
    {
        using var call = Client.ImportCovers();
        foreach (var batch in batches)
            await call.RequestStream.WriteAsync(batch);
        await call.RequestStream.CompleteAsync();
        return (await call).CoverCount;
    }

    public Task<VerifyCoverageResponse> VerifyAsync(PersonIdentity person, string insured = "") =>
        Client.VerifyCoverageAsync(new() { Person = person, InsuredDivision = insured }).ResponseAsync;

    public async Task<VerificationOutcome> OutcomeAsync(TestPerson person) => (await VerifyAsync(person.Identity)).Verification.Outcome;

    public Task<GetProtectedPersonResponse> ProtectedAsync(TestPerson person) =>
        Client.GetProtectedPersonAsync(new() { CitizenId = person.Number }).ResponseAsync;

    public ValueTask DisposeAsync() => Department.DisposeAsync();
}

public sealed class SharedRegister() : OnEachDatabase<Register>(Register.StartAsync), IAsyncLifetime;

[CollectionDefinition(Name)]
public sealed class OnSharedRegister : ICollectionFixture<SharedRegister>
{
    public const string Name = "shared register";
}
