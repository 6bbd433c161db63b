using Exchange.Hosting;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Google.Protobuf;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Testing;

/// <summary>
/// A department's node and a county that writes to it and hears it, over one bus. The node can go away and come back. A test
/// fails at the end if the node has logged an error.
/// </summary>
public sealed class TestDepartment<TNode, TDb> : IAsyncDisposable
    where TNode : INode<TDb>
    where TDb : NodeDb
{
    private readonly InMemoryBroker _broker = new();
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string?> _settings;
    private readonly List<TestLog> _logs = [];
    private TestNode? _node;
    private TestNode? _county;

    private TestDepartment(string provider, string connection) => _settings = new()
    {
        ["Exchange:Serves:0"] = "21",
        ["Exchange:Database:Provider"] = provider,
        ["Exchange:Database:ConnectionString"] = connection.Length > 0 ? connection : $"Data Source={_folder.File("department.db")}",
        ["Exchange:Keys:Directory"] = _folder.File("keys"),
    };

    public TestClock Clock { get; } = new();

    public TestNode Node => _node ?? throw new InvalidOperationException("The node is away.");

    public GrpcChannel Channel => Node.Channel;

    /// <summary>The facts that the county has heard of.</summary>
    public Heard Heard => _county!.Get<Heard>();

    /// <summary>Everything that the node has logged, and what of it as an error.</summary>
    public (IReadOnlyList<string> Lines, IReadOnlyList<string> Errors) Log =>
        ([.. _logs.SelectMany(log => log.Lines)], [.. _logs.SelectMany(log => log.Errors)]);

    private Transactions<CountyDb> CountyTransactions => _county!.Get<Transactions<CountyDb>>();

    /// <summary>Starts the two on a database of their own each; the county's is SQLite.</summary>
    /// <param name="provider"><c>sqlite</c> or <c>postgres</c>: the department's.</param>
    public static async Task<TestDepartment<TNode, TDb>> StartAsync(string provider = "sqlite")
    {
        var department = new TestDepartment<TNode, TDb>(provider, provider == "postgres" ? await TestPostgres.NewDatabaseAsync() : "");
        var county = new Dictionary<string, string?> { ["Exchange:Keys:Directory"] = department._settings["Exchange:Keys:Directory"] };
        department._county = await TestNode.StartAsync<CountyNode, CountyDb>(county, department._broker);
        await department.StartAgainAsync();
        return department;
    }

    /// <summary>The node goes away.</summary>
    public async Task StopAsync()
    {
        _settings["Exchange:Listen"] = Node.Address.ToString();
        await Node.DisposeAsync();
        _node = null;
    }

    /// <summary>The node comes back, with its database and its address.</summary>
    public async Task StartAgainAsync()
    {
        _node = await TestNode.StartAsync<TNode, TDb>(_settings, _broker, services => services.AddSingleton<TimeProvider>(Clock));
        _logs.Add(_node.Log);
        await Eventually.TrueAsync(() => Node.Get<IMessagePipe>().IsReady && _county!.Get<IMessagePipe>().IsReady, "both are on the bus");
    }

    /// <summary>A letter of the county to the department in a county.</summary>
    public Task SendAsync(IMessage letter, string division, string subject, long version = 1) => CountyTransactions.RunAsync(
        "test",
        unit =>
        {
            var to = DivisionCode.Parse(division);
            unit.Send(letter, new Office(CountyNode.Department, to), new Office(TNode.Department, to), subject, version);
            return Task.CompletedTask;
        },
        default);

    /// <summary>Waits until the department has taken, held or parked every letter.</summary>
    public Task SettledAsync() => Eventually.TrueAsync(
        async () => await _county!.Get<MessageOperations>().CountAsync(default) is { Unanswered: var unanswered } sent
            && sent.Outbox.GetValueOrDefault(OutboxState.Pending) + sent.Outbox.GetValueOrDefault(OutboxState.Undeliverable) == 0
            && unanswered == (await ParkedAsync()).Count,
        "every letter is taken or parked");

    /// <summary>Why letters were refused, in the order of their coming.</summary>
    public async Task<IReadOnlyList<string>> ParkedAsync() =>
        [.. (await Node.Get<MessageOperations>().HeldAsync(parked: true, 100, default)).Select(message => message.Reason)];

    /// <summary>The files of the department's embedded database, as they are on disk. The node must be away.</summary>
    public IReadOnlyList<byte[]> DatabaseFiles() => [.. Directory.GetFiles(_folder.Path, "department.db*").Select(File.ReadAllBytes)];

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
            await _node.DisposeAsync();
        if (_county is not null)
            await _county.DisposeAsync();
        await _broker.DisposeAsync();
        _folder.Dispose();
        if (Log.Errors.Count > 0)
            throw new InvalidOperationException($"The node met something unexpected: {string.Join("; ", Log.Errors)}");
    }
}
