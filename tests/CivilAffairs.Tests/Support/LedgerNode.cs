using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Messaging;
using Exchange.Standards;
using Exchange.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Sex = Exchange.Contracts.Type.V1.Sex;

namespace Exchange.CivilAffairs.Tests.Support;

/// <summary>A civil-affairs node for Shenyang among scripted departments.</summary>
internal sealed class LedgerNode : IAsyncDisposable
{
    private readonly TestNode _node;

    private LedgerNode(TestNode node, FakeDepartments departments, TestClock clock)
    {
        (_node, Departments, Clock) = (node, departments, clock);
        Register = new RegisterService.RegisterServiceClient(node.Channel);
        Eligibility = new EligibilityService.EligibilityServiceClient(node.Channel);
    }

    public FakeDepartments Departments { get; }

    /// <summary>It stands at 2025-07-15 10:00 in China.</summary>
    public TestClock Clock { get; }

    public RegisterService.RegisterServiceClient Register { get; }

    public EligibilityService.EligibilityServiceClient Eligibility { get; }

    public Script Script => Departments.Script;

    public TestLog Log => _node.Log;

    /// <summary>The test makes the node log errors, which else fail it.</summary>
    public bool ExpectsErrors { get; set; }

    public T Get<T>()
        where T : notnull => _node.Get<T>();

    public static async Task<LedgerNode> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null,
        FakeDepartments? departments = null,
        TestClock? clock = null,
        InMemoryBroker? broker = null,
        string? address = null)
    {
        departments ??= await FakeDepartments.StartAsync();
        clock ??= new TestClock();
        address ??= departments.Address;
        var all = new Dictionary<string, string?>
        {
            ["Exchange:Serves:0"] = "2101",
            ["Exchange:Departments:publicsecurity"] = address,
            ["Exchange:Departments:education"] = address,
            ["Exchange:Departments:medicalinsurance"] = address,
            ["CivilAffairs:Verification:FirstRetrySeconds"] = "0.05",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            all[key] = value;
        var node = await TestNode.StartAsync<CivilAffairsNode, CivilAffairsDb>(
            all, broker ?? new InMemoryBroker(), services => services.AddSingleton<TimeProvider>(clock));
        return new LedgerNode(node, departments, clock);
    }

    /// <summary>A child of nine from Jianping who has lived in Heping since January, with what a test changes.</summary>
    public static Child Child(int sequence = 1, Action<Child>? change = null)
    {
        var child = new Child
        {
            Identity = new PersonIdentity { CitizenId = Number(new DateOnly(2016, 3, 1), sequence), Name = "测试儿童甲" },
            Facts = new ChildFacts
            {
                Hukou = new Hukou { Division = "211322" },
                ResidenceDivision = "210102",
                LivingArrangement = LivingArrangement.WithParent,
                LeftHukouDate = "2025-01-10",
            },
            ResidenceAddress = "幸福路1号",
            Guardian = new Guardian { Name = "测试母亲乙", Relationship = "母亲", Phone = "13000000000" },
        };
        change?.Invoke(child);
        return child;
    }

    /// <summary>A citizen number that nobody has.</summary>
    public static string Number(DateOnly birth, int sequence = 1) => CitizenId.Create("219901", birth, sequence).Reveal();

    public static Child Unregistered(string name = "测试无户口儿童") => Child(change: c =>
    {
        c.Identity = new PersonIdentity { Name = name, Sex = Sex.Female, BirthDate = "2019-05-05" };
        c.Facts.Hukou = new Hukou { Unregistered = true };
    });

    public async Task<Child> EnterAsync(Child? child = null) =>
        (await Register.RegisterChildAsync(new RegisterChildRequest { RequestId = NewRequest(), Child = child ?? Child() })).Child;

    public async Task<Child> GetAsync(string childId) => (await Register.GetChildAsync(new GetChildRequest { ChildId = childId })).Child;

    public async Task<Child> UpdateAsync(Child child) => (await Updating(child)).Child;

    public AsyncUnaryCall<UpdateChildResponse> Updating(Child child) =>
        Register.UpdateChildAsync(new UpdateChildRequest { RequestId = NewRequest(), Child = child });

    public AsyncUnaryCall<RefreshChildResponse> Refreshing(string childId) =>
        Register.RefreshChildAsync(new RefreshChildRequest { RequestId = NewRequest(), ChildId = childId });

    public AsyncUnaryCall<EndMonitoringResponse> Ending(string childId, EndReason reason = default, string date = "") =>
        Register.EndMonitoringAsync(new EndMonitoringRequest { RequestId = NewRequest(), ChildId = childId, Reason = reason, EndDate = date });

    /// <summary>How many children stand there.</summary>
    public async Task<long> CountAsync(ChildState state) =>
        (await Register.SummarizeLedgerAsync(new SummarizeLedgerRequest())).Counts.SingleOrDefault(c => c.State == state)?.ChildCount ?? 0;

    /// <summary>Settings for a database of its own on PostgreSQL, or none for SQLite.</summary>
    public static async Task<Dictionary<string, string?>> DatabaseAsync(string provider) => provider == "sqlite" ? [] : new()
    {
        ["Exchange:Database:Provider"] = "postgres",
        ["Exchange:Database:ConnectionString"] = await TestPostgres.NewDatabaseAsync(),
    };

    /// <summary>Enters a child and waits until she stands where she is to.</summary>
    public async Task<Child> EnterUntilAsync(ChildState state, Child? child = null) => await UntilAsync((await EnterAsync(child)).ChildId, state);

    public async Task<Child> UntilAsync(string childId, ChildState state)
    {
        Child? seen = null;
        try
        {
            await Eventually.TrueAsync(async () => (seen = await GetAsync(childId)).State == state, "", 30);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The child is not {state} but {seen?.State} ({seen?.Decision?.MissingFact}).");
        }

        return seen!;
    }

    public static string NewRequest() => Guid.NewGuid().ToString();

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await Departments.DisposeAsync();
        if (!ExpectsErrors)
            Log.Errors.ShouldBeEmpty();
    }
}
