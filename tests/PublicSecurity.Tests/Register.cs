using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Testing;

namespace Exchange.PublicSecurity.Tests;

/// <summary>A running household register and a few words to fill and ask it.</summary>
public sealed class Register : IAsyncDisposable
{
    public const string Hunhewan = "210102001";
    public const string Xinhua = "210102002";
    public const string Heping = "210102";

    /// <summary>A county of another province.</summary>
    public const string Daoli = "230102";

    private Register(TestDepartment<PublicSecurityNode, PublicSecurityDb> department) => Department = department;

    public TestDepartment<PublicSecurityNode, PublicSecurityDb> Department { get; }

    public HouseholdService.HouseholdServiceClient Client => new(Department.Channel);

    public static async Task<Register> StartAsync(string provider = "sqlite") =>
        new(await TestDepartment<PublicSecurityNode, PublicSecurityDb>.StartAsync(provider));

    public static string NewRequestId() => $"{Guid.NewGuid()}";

    public static Household Entry(TestPerson person, string book = "B1") =>
        new() { Person = person.Identity, HukouDivision = Hunhewan, HouseholdNumber = book };

    public static ParentStatusInterval Status(ParentStatusKind kind, string from, string to = "") =>
        new() { Kind = kind, FromDate = from, ToDate = to, Source = "publicsecurity" };

    public static RegisteredParent Parent(
        ParentFacts.Types.Role role, ParentKind kind = ParentKind.Birth, params ParentStatusInterval[] statuses) =>
        new() { Person = new TestPerson().Identity, Facts = new() { Role = role, Kind = kind, Statuses = { statuses } } };

    /// <summary>Somebody who is registered.</summary>
    public async Task<TestPerson> RegisteredAsync(Action<Household>? but = null)
    {
        var person = new TestPerson();
        var entry = Entry(person);
        but?.Invoke(entry);
        await ImportAsync(entry);
        return person;
    }

    public Task<long> ImportAsync(params Household[] entries) =>
        ImportAsync(new ImportHouseholdsRequest { RequestId = NewRequestId(), Households = { entries } });

    public async Task<long> ImportAsync(params ImportHouseholdsRequest[] batches)
    {
        using var call = Client.ImportHouseholds();
        foreach (var batch in batches)
            await call.RequestStream.WriteAsync(batch);
        await call.RequestStream.CompleteAsync();
        return (await call).HouseholdCount;
    }

    public Task<VerifyHouseholdResponse> VerifyAsync(PersonIdentity person, string hukou = "") =>
        Client.VerifyHouseholdAsync(new() { Person = person, HukouDivision = hukou }).ResponseAsync;

    public async Task<VerificationOutcome> OutcomeAsync(TestPerson person) => (await VerifyAsync(person.Identity)).Verification.Outcome;

    public Task<MoveHouseholdResponse> MoveAsync(TestPerson person, string to, string date) => MoveAsync(NewRequestId(), person, to, date);

    public Task<MoveHouseholdResponse> MoveAsync(string requestId, TestPerson person, string to, string date) =>
        Client.MoveHouseholdAsync(
            new() { RequestId = requestId, CitizenId = person.Number, ToDivision = to, MoveDate = date }).ResponseAsync;

    public async Task<ParentFacts> RecordAsync(TestPerson child, ParentFacts.Types.Role role, ParentStatusInterval status)
    {
        var response = await Client.RecordGuardianStatusAsync(
            new() { RequestId = NewRequestId(), CitizenId = child.Number, Role = role, Status = status });
        return response.Parent;
    }

    public Task<GetGuardianStatusResponse> GuardiansAsync(TestPerson child) =>
        Client.GetGuardianStatusAsync(new() { CitizenId = child.Number }).ResponseAsync;

    public ValueTask DisposeAsync() => Department.DisposeAsync();
}

public sealed class SharedRegister() : OnEachDatabase<Register>(Register.StartAsync), IAsyncLifetime;

[CollectionDefinition(Name)]
public sealed class OnSharedRegister : ICollectionFixture<SharedRegister>
{
    public const string Name = "shared register";
}
