using Exchange.CivilAffairs;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Education;
using Exchange.Hosting;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;
using Exchange.MedicalInsurance;
using Exchange.PublicSecurity;
using Exchange.Testing;

namespace Exchange.Browser.Tests;

/// <summary>The four departments as nodes of this process, on one bus. Civil affairs has its page open.</summary>
public sealed class Departments : IAsyncDisposable
{
    private readonly TempFolder _keys = new();
    private readonly InMemoryBroker _broker = new();
    private readonly List<TestNode> _nodes = [];

    private TestNode PublicSecurity => _nodes[0];

    private TestNode CivilAffairs => _nodes[^1];

    /// <summary>Where civil affairs serves JSON, and the page.</summary>
    public Uri Page => CivilAffairs.JsonAddress;

    public ReferralService.ReferralServiceClient Referrals => new(CivilAffairs.Channel);

    public RegisterService.RegisterServiceClient Register => new(CivilAffairs.Channel);

    public static async Task<Departments> StartAsync()
    {
        var departments = new Departments();
        await departments.AddAsync<PublicSecurityNode, PublicSecurityDb>();
        await departments.AddAsync<EducationNode, EducationDb>();
        await departments.AddAsync<MedicalInsuranceNode, MedicalInsuranceDb>();
        await departments.AddAsync<CivilAffairsNode, CivilAffairsDb>(
            ("Exchange:Gateway", "true"),
            ("Exchange:JsonListen", "http://127.0.0.1:0"),
            ("Exchange:Departments:publicsecurity", departments._nodes[0].Address.ToString()),
            ("Exchange:Departments:education", departments._nodes[1].Address.ToString()),
            ("Exchange:Departments:medicalinsurance", departments._nodes[2].Address.ToString()));
        return departments;
    }

    /// <summary>Public security learns of a child and of what keeps her parents from caring for her.</summary>
    public async Task RegisterHouseholdAsync(PersonIdentity child, string township, IEnumerable<ParentFacts> parents)
    {
        var household = new Household { Person = child, HukouDivision = township, HouseholdNumber = "B1" };
        household.Parents.AddRange(parents.Select(parent => new RegisteredParent { Person = new TestPerson().Identity, Facts = parent }));
        using var call = new HouseholdService.HouseholdServiceClient(PublicSecurity.Channel).ImportHouseholds();
        await call.RequestStream.WriteAsync(new ImportHouseholdsRequest { RequestId = $"{Guid.NewGuid()}", Households = { household } });
        await call.RequestStream.CompleteAsync();
        (await call).HouseholdCount.ShouldBe(1);
    }

    /// <summary>Waits until civil affairs has asked the others about a child and found that she is to be referred.</summary>
    public async Task UntilReferralIsDueAsync(string childId)
    {
        Child? seen = null;
        try
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    seen = (await Register.GetChildAsync(new GetChildRequest { ChildId = childId })).Child;
                    return seen.State == ChildState.ReferralDue;
                },
                "the child is to be referred",
                60);
        }
        catch (TimeoutException)
        {
            seen!.State.ShouldBe(ChildState.ReferralDue, seen.ToString());
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Enumerable.Reverse(_nodes))
            await node.DisposeAsync();
        await _broker.DisposeAsync();
        _keys.Dispose();
        foreach (var node in _nodes)
            node.Log.Errors.ShouldBeEmpty();
    }

    private async Task AddAsync<TNode, TDb>(params (string Key, string Value)[] settings)
        where TNode : INode<TDb>
        where TDb : NodeDb => _nodes.Add(await TestNode.StartAsync<TNode, TDb>(
            new Dictionary<string, string?>(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            {
                ["Exchange:Node"] = TNode.Department,
                ["Exchange:Serves:0"] = "21",
                ["Exchange:Keys:Directory"] = _keys.Path,
            },
            _broker));
}
