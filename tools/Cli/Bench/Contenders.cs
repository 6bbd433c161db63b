using Exchange.Cli.Cluster;
using Exchange.Cli.Terminal;
using Exchange.Hosting.Security;
using Google.Protobuf;

namespace Exchange.Cli.Bench;

/// <summary>Starts the servers, fills them, and sees to it that each answers its request rightly before it is measured.</summary>
internal sealed class Contenders : IAsyncDisposable
{
    private const string Node = "publicsecurity";
    private const string EchoNodeName = "echo";

    /// <summary>Length of the echo's body, the frame's five bytes included.</summary>
    private const int EchoBytes = 290;

    private readonly List<IAsyncDisposable> _started = [];
    private readonly List<Contender> _all = [];
    private readonly string _directory;

    private Contenders(string directory) => _directory = directory;

    /// <summary>All of them, the bare server first.</summary>
    public IReadOnlyList<Contender> All => _all;

    public static async Task<Contenders> StartAsync(RpcPlan plan, string directory, Screen screen, CancellationToken ct)
    {
        var contenders = new Contenders(directory);
        try
        {
            NodeKeys.Create(contenders.KeysFolder, [EchoNodeName, Node]);
            screen.Line("启动被测服务……", "Starting the servers …");
            await contenders.AddEchoesAsync(ct);
            if (plan.Includes("sqlite"))
                await contenders.AddVerificationAsync("sqlite", ct);
            if (plan.Includes("postgres"))
                await contenders.AddVerificationAsync("postgres", ct);
            return contenders;
        }
        catch
        {
            await contenders.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var started in Enumerable.Reverse(_started))
            await started.DisposeAsync();
    }

    private string KeysFolder => Path.Combine(_directory, "keys");

    private async Task AddEchoesAsync(CancellationToken ct)
    {
        var message = EchoProbe.Message(EchoBytes);
        var bare = await StartAsync(ServeCommand.Bare, new Dictionary<string, string?>(), ct);
        await AddAsync("bare", ("裸 Kestrel HTTP/2", "bare Kestrel HTTP/2"), bare, EchoProbe.Path, message, EchoBytes);

        var file = $"Data Source={Path.Combine(_directory, "echo.db")}";
        var node = await StartAsync(ServeCommand.Echo, Settings(EchoNodeName, "sqlite", file), ct);
        await EchoProbe.CheckAsync(node.Address, message, ct);
        await AddAsync("echo", ("回显（全部拦截器）", "echo, all interceptors"), node, EchoProbe.Path, message, EchoBytes);
    }

    private async Task AddVerificationAsync(string provider, CancellationToken ct)
    {
        var databases = await Databases.StartAsync(new ClusterOptions(_directory, "inmemory", provider));
        _started.Add(databases);
        var connection = await databases.ConnectionStringAsync(NodeSpec.All.Single(node => node.Name == Node));
        var server = await StartAsync(ServeCommand.PublicSecurity, Settings(Node, provider, connection), ct);
        var (request, answer) = await HouseholdProbe.PrepareAsync(server.Address, ct);
        var title = provider == "postgres" ? "PostgreSQL" : "SQLite";
        await AddAsync(
            $"verify_household_{provider}",
            ($"VerifyHousehold（{title}）", $"VerifyHousehold, {title}"),
            server,
            HouseholdProbe.Path,
            request,
            Frame.HeaderBytes + answer.CalculateSize());
    }

    private async Task<BenchServer> StartAsync(string kind, IReadOnlyDictionary<string, string?> settings, CancellationToken ct)
    {
        var server = await BenchServer.StartAsync(kind, settings, _directory, ct);
        _started.Add(server);
        return server;
    }

    private async Task AddAsync(
        string name, (string Zh, string En) title, BenchServer server, string path, IMessage request, int responseBytes)
    {
        var body = Path.Combine(_directory, name + ".body");
        await File.WriteAllBytesAsync(body, Frame.Of(request));
        _all.Add(new Contender(name, title, server, new Uri(server.Address, path), body, responseBytes));
    }

    private Dictionary<string, string?> Settings(string node, string provider, string connection) => new()
    {
        ["Exchange:Node"] = node,
        ["Exchange:Serves:0"] = "21",
        ["Exchange:Database:Provider"] = provider,
        ["Exchange:Database:ConnectionString"] = connection,
        ["Exchange:Keys:Directory"] = KeysFolder,
    };
}
