using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Security;
using Exchange.Standards;
using Exchange.Testing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.CivilAffairs.Tests.Referrals;

/// <summary>Two nodes of civil affairs on one bus: Shenyang, and the rest of the province with its own office and the gateway.</summary>
internal sealed class TwoNodes : IAsyncDisposable
{
    private static readonly IEnumerable<string> OtherCities = Enumerable.Range(2102, 13).Select(city => $"{city}");

    private readonly TempFolder _keys = new();
    private readonly InMemoryBroker _broker = new();
    private int _children;

    private TwoNodes(FakeDepartments departments) => Departments = departments;

    public FakeDepartments Departments { get; }

    /// <summary>It begins at 2025-07-15 10:00 in China.</summary>
    public MovableClock Clock { get; } = new();

    public CountyNode Shenyang { get; private set; } = null!;

    public CountyNode Rest { get; private set; } = null!;

    /// <param name="together">One node serves the whole province.</param>
    /// <param name="postgres">On PostgreSQL instead of SQLite.</param>
    public static async Task<TwoNodes> StartAsync(bool together = false, bool postgres = false)
    {
        var nodes = new TwoNodes(await FakeDepartments.StartAsync());
        nodes.Departments.Script.Guardians = _ => Scripted.Guardians(ParentStatusKind.Dead, ParentStatusKind.Imprisoned);
        nodes.Rest = together
            ? await nodes.StartNodeAsync("civilaffairs-liaoning", ["21"], gateway: true, postgres)
            : await nodes.StartNodeAsync("civilaffairs-rest", ["210000", .. OtherCities], gateway: true, postgres);
        nodes.Shenyang = together ? nodes.Rest : await nodes.StartNodeAsync("civilaffairs-shenyang", ["2101"], gateway: false, postgres);
        return nodes;
    }

    /// <summary>Enters a child of dead and imprisoned parents who lives in Shenyang, and waits until she is to be referred.</summary>
    public async Task<Child> FindChildAsync(string hukou = "210202", string residence = "210102")
    {
        var child = LedgerNode.Child(++_children, c =>
        {
            c.Facts.Hukou = new Hukou { Division = hukou };
            c.Facts.ResidenceDivision = residence;
            c.Facts.LivingArrangement = LivingArrangement.WithGuardian;
            c.Facts.CareMode = CareMode.Dispersed;
        });
        var node = residence.StartsWith("2101", StringComparison.Ordinal) ? Shenyang : Rest;
        var entered = await node.Register.RegisterChildAsync(new RegisterChildRequest { RequestId = LedgerNode.NewRequest(), Child = child });
        return await node.UntilChildAsync(entered.Child.ChildId, ChildState.ReferralDue);
    }

    /// <summary>Refers such a child and waits until the county asked, or the gateway, has the case.</summary>
    public async Task<Referral> ReferAsync(string hukou = "210202")
    {
        var child = await FindChildAsync(hukou);
        var created = await Shenyang.Referrals.CreateReferralAsync(
            new CreateReferralRequest { RequestId = LedgerNode.NewRequest(), ChildId = child.ChildId, CarePlan = "由社区儿童主任每周探访" });
        await Rest.UntilAsync(created.Referral.ReferralId, ReferralSide.Hukou, r => r.Leg == 1);
        return created.Referral;
    }

    /// <summary>Public security publishes that a child's registration has moved.</summary>
    public Task MoveHouseholdAsync(Referral referral, string from, string to, string date) => MoveHouseholdAsync(
        Shenyang.Node.Get<IdentityVault>().Key(CitizenId.Parse(referral.Identity.CitizenId)), from, to, date);

    public Task MoveHouseholdAsync(byte[] matchKey, string from, string to, string date) => Rest.Transactions.RunAsync(
        "test",
        unit =>
        {
            var moved = new HouseholdMoved
            {
                MatchKey = ByteString.CopyFrom(matchKey),
                FromDivision = from,
                ToDivision = to,
                MoveDate = date,
                RecordTime = unit.Now.ToTimestamp(),
            };
            unit.Publish(moved, "test");
            return Task.CompletedTask;
        },
        default);

    public async ValueTask DisposeAsync()
    {
        List<CountyNode> nodes = Shenyang == Rest ? [Rest] : [Shenyang, Rest];
        foreach (var node in nodes)
            await node.DisposeAsync();
        await Departments.DisposeAsync();
        await _broker.DisposeAsync();
        _keys.Dispose();
        foreach (var node in nodes)
            node.Log.Errors.ShouldBeEmpty();
    }

    private async Task<CountyNode> StartNodeAsync(string name, string[] serves, bool gateway, bool postgres)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Exchange:Node"] = name,
            ["Exchange:JsonListen"] = "http://127.0.0.1:0",
            ["Exchange:Gateway"] = gateway ? "true" : "false",
            ["Exchange:Keys:Directory"] = _keys.Path,
            ["Exchange:Departments:publicsecurity"] = Departments.Address,
            ["Exchange:Departments:education"] = Departments.Address,
            ["Exchange:Departments:medicalinsurance"] = Departments.Address,
            ["Exchange:Messaging:RetryAfter"] = "00:00:00.1",
            ["Exchange:Messaging:PollInterval"] = "00:00:00.1",
            ["CivilAffairs:Referrals:SignOfLifeSeconds"] = "0.3",
        };
        for (var i = 0; i < serves.Length; i++)
            settings[$"Exchange:Serves:{i}"] = serves[i];
        if (postgres)
        {
            settings["Exchange:Database:Provider"] = "postgres";
            settings["Exchange:Database:ConnectionString"] = await TestPostgres.NewDatabaseAsync();
        }

        return new CountyNode(await TestNode.StartAsync<CivilAffairsNode, CivilAffairsDb>(
            settings, _broker, services => services.AddSingleton<TimeProvider>(Clock)));
    }
}
