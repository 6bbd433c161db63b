using System.Globalization;
using Exchange.Chaos;
using Exchange.Cli.Cluster;
using Exchange.LocalServers;

namespace Exchange.Cli.Chaos;

/// <summary>One node of the run: its process, the links that it has to its servers, the folder of its faults.</summary>
internal sealed class ChaosNode(
    NodeSpec spec, Uri address, NodeProcess process, TcpProxy brokerLink, TcpProxy? databaseLink, string faults, EvidenceReader evidence)
{
    private static readonly TimeSpan RestartLimit = TimeSpan.FromSeconds(60);

    public string Name => spec.Name;

    public bool IsCivilAffairs => spec.IsCivilAffairs;

    public NodeProcess Process => process;

    public TcpProxy BrokerLink => brokerLink;

    /// <summary>The link to PostgreSQL; null with SQLite.</summary>
    public TcpProxy? DatabaseLink => databaseLink;

    /// <summary>Its database, past all proxies.</summary>
    public EvidenceReader Evidence => evidence;

    /// <summary>Waits until the node's process answers again after a death, for a while at most.</summary>
    public Task AwaitLifeAsync(CancellationToken ct) => NodeReadiness.BecomesAsync("live", address, RestartLimit, ct);

    /// <summary>Arms a failpoint.</summary>
    public void Arm(string failpoint, int passes) =>
        File.WriteAllText(Path.Combine(faults, failpoint), passes.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether an armed failpoint has killed: its file is gone then.</summary>
    public bool HasFired(string failpoint) => !File.Exists(Path.Combine(faults, failpoint));

    public void Disarm(string failpoint) => File.Delete(Path.Combine(faults, failpoint));

    /// <summary>Sets the clock wrong by so many seconds.</summary>
    public void SkewClock(double seconds) => File.WriteAllText(Path.Combine(faults, "clock"), seconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>Ends whatever has been done to the node: it runs, its links are clear, its clock is right, nothing is armed.</summary>
    public void Heal()
    {
        foreach (var file in Directory.GetFiles(faults))
            File.Delete(file);
        process.Signal("CONT");
        brokerLink.Weather = TcpWeather.Clear;
        if (databaseLink is null)
            return;
        databaseLink.CutAfter = null;
        databaseLink.Weather = TcpWeather.Clear;
    }

    public async ValueTask DisposeAsync()
    {
        await process.StopAsync();
        await brokerLink.DisposeAsync();
        if (databaseLink is not null)
            await databaseLink.DisposeAsync();
    }
}
