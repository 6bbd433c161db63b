using Exchange.CivilAffairs;
using Exchange.MedicalInsurance;
using Exchange.Testing;

namespace Exchange.Conformance.Malformed;

/// <summary>Two real nodes, which between them have a method of each shape.</summary>
public sealed class Nodes : IAsyncLifetime
{
    /// <summary>Where nothing listens; no department is asked for anything here.</summary>
    private const string Nobody = "http://127.0.0.1:1";

    private TestNode _civilAffairs = null!;
    private TestNode _medicalInsurance = null!;

    internal Target Target { get; private set; } = null!;

    /// <summary>
    /// What they logged as an error. That Kestrel tells of connections which it gives up under a flood is as it should be.
    /// </summary>
    public IEnumerable<string> Errors => _civilAffairs.Log.Errors.Concat(_medicalInsurance.Log.Errors)
        .Where(line => !line.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal));

    public IReadOnlyList<int> Ports => [_civilAffairs.Address.Port, _medicalInsurance.Address.Port];

    public async Task InitializeAsync()
    {
        _civilAffairs = await TestNode.StartAsync<CivilAffairsNode, CivilAffairsDb>(
            new Dictionary<string, string?>
            {
                ["Exchange:Serves:0"] = "21",
                ["Exchange:Departments:publicsecurity"] = Nobody,
                ["Exchange:Departments:education"] = Nobody,
                ["Exchange:Departments:medicalinsurance"] = Nobody,
            },
            services: LogLittle);
        _medicalInsurance = await TestNode.StartAsync<MedicalInsuranceNode, MedicalInsuranceDb>(services: LogLittle);
        Target = new Target(_civilAffairs.Address, _medicalInsurance.Address);
    }

    public async Task DisposeAsync()
    {
        await _civilAffairs.DisposeAsync();
        await _medicalInsurance.DisposeAsync();
    }

    /// <summary>The log of a test keeps what it hears: of every request it would be the largest thing in memory.</summary>
    private static void LogLittle(IServiceCollection services) => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
}
