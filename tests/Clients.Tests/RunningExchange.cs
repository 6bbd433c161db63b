using Exchange.CivilAffairs;
using Exchange.Clients.Tests.Programs;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Education;
using Exchange.Hosting;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Security;
using Exchange.Hosting.Storage;
using Exchange.MedicalInsurance;
using Exchange.PublicSecurity;
using Exchange.Testing;

namespace Exchange.Clients.Tests;

/// <summary>One exchange and one build of each client for all tests, which only add children to it.</summary>
[CollectionDefinition(Name)]
public sealed class ClientsCollection : ICollectionFixture<RunningExchange>, ICollectionFixture<ClientPrograms>
{
    public const string Name = "clients";
}

/// <summary>
/// The five nodes over one bus, each on two ports of its own: plaintext and mutual TLS. One of civil affairs serves Shenyang, one Dalian.
/// </summary>
public sealed class RunningExchange : IAsyncLifetime
{
    private readonly InMemoryBroker _broker = new();
    private readonly TempFolder _folder = new();
    private readonly List<TestNode> _nodes = [];

    public TestNode PublicSecurity { get; private set; } = null!;

    /// <summary>Civil affairs of the county where the child lives.</summary>
    public TestNode Residence { get; private set; } = null!;

    /// <summary>Civil affairs of the county of registration.</summary>
    public TestNode Hukou { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        string[] names = ["publicsecurity", "education", "medicalinsurance", "civilaffairs-shenyang", "civilaffairs-dalian"];
        NodeCertificates.Create(
            _folder.File("tls"),
            names.Select(name => new CertificateOwner(name, name.Split('-')[0], "127.0.0.1")),
            DateTimeOffset.UtcNow.AddHours(-1),
            TimeSpan.FromDays(1));

        PublicSecurity = await StartAsync<PublicSecurityNode, PublicSecurityDb>("publicsecurity", "21");
        await StartAsync<EducationNode, EducationDb>("education", "21");
        await StartAsync<MedicalInsuranceNode, MedicalInsuranceDb>("medicalinsurance", "21");
        Residence = await StartAsync<CivilAffairsNode, CivilAffairsDb>("civilaffairs-shenyang", "2101");
        Hukou = await StartAsync<CivilAffairsNode, CivilAffairsDb>("civilaffairs-dalian", "2102");
    }

    public async Task DisposeAsync()
    {
        foreach (var node in Enumerable.Reverse(_nodes))
            await node.DisposeAsync();
        await _broker.DisposeAsync();
        _folder.Dispose();
        _nodes.SelectMany(node => node.Log.Errors).ShouldBeEmpty("the nodes met something unexpected");
    }

    /// <summary>Options of a client that speaks English and calls both counties under mutual TLS with a node's certificate.</summary>
    public IEnumerable<string> TlsOptions(string caller) =>
    [
        "--lang", "en", "--residence", Tls(Residence), "--hukou", Tls(Hukou),
        "--ca", TlsFile("ca.pem"), "--cert", TlsFile($"{caller}.pem"), "--key", TlsFile($"{caller}.key"),
    ];

    /// <summary>A file of the trial authority: <c>ca.pem</c>, <c>NODE.pem</c> or <c>NODE.key</c>.</summary>
    public string TlsFile(string name) => Path.Combine(_folder.File("tls"), name);

    /// <summary>What a side of a referral is in the end, with everything that belongs to it.</summary>
    public static async Task<Referral> ReferralAsync(TestNode node, string id, ReferralSide side)
    {
        var request = new GetReferralRequest { ReferralId = id, Side = side };
        return (await new ReferralService.ReferralServiceClient(node.Channel).GetReferralAsync(request)).Referral;
    }

    /// <summary>Enters a household at public security, as its keeper does.</summary>
    public async Task EnterAsync(Household household)
    {
        using var import = new HouseholdService.HouseholdServiceClient(PublicSecurity.Channel).ImportHouseholds();
        await import.RequestStream.WriteAsync(new() { RequestId = $"{Guid.NewGuid()}", Households = { household } });
        await import.RequestStream.CompleteAsync();
        (await import).HouseholdCount.ShouldBe(1);
    }

    private static string Tls(TestNode node) =>
        node.App.Urls.Select(url => new Uri(url)).Single(url => url.Scheme == Uri.UriSchemeHttps).Authority;

    private async Task<TestNode> StartAsync<TNode, TDb>(string name, string serves)
        where TNode : INode<TDb>
        where TDb : NodeDb
    {
        var settings = new Dictionary<string, string?>
        {
            ["Exchange:Node"] = name,
            ["Exchange:Serves:0"] = serves,
            ["Exchange:Listen"] = "http://127.0.0.1:0;https://127.0.0.1:0",
            ["Exchange:Keys:Directory"] = _folder.File("keys"),
            ["Exchange:Tls:Certificate"] = TlsFile($"{name}.pem"),
            ["Exchange:Tls:Key"] = TlsFile($"{name}.key"),
            ["Exchange:Tls:ClientCa"] = TlsFile("ca.pem"),
        };
        // Those started before: civil affairs comes last and asks the other three.
        foreach (var other in _nodes)
            settings[$"Exchange:Departments:{other.Get<NodeIdentity>().Department}"] = other.Address.ToString();
        var node = await TestNode.StartAsync<TNode, TDb>(settings, _broker);
        _nodes.Add(node);
        return node;
    }
}
