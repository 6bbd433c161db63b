using Exchange.Contracts.Operations.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Security;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Exchange.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Tests.Messaging;

/// <summary>A small exchange for one test: nodes that write to each other over one broker.</summary>
internal sealed class Post(string way) : IAsyncDisposable
{
    private static int _counties = 100;
    private readonly List<PostNode> _nodes = [];
    private readonly InMemoryBroker _broker = new();
    private readonly TempFolder _folder = new();

    /// <summary>Address of the broker; that of the test run unless the test brings its own.</summary>
    public Uri? RabbitMq { get; init; }

    /// <summary>Whether starting a node includes its being connected to the broker.</summary>
    public bool BrokerIsUp { get; set; } = true;

    public TestLog Log { get; } = new();

    /// <summary>A county that no other test writes to: bindings outlive a test in the broker.</summary>
    public string County { get; } = NextCounty();

    public string OtherCounty { get; } = NextCounty();

    public static Office Office(string division) => new(MailNode.Department, DivisionCode.Parse(division));

    /// <summary>Starts a node. The same name again is another instance of the node, on the same database.</summary>
    public async Task<PostNode> StartAsync(
        string name, string? serves = null, Dictionary<string, string>? settings = null, Func<IMessagePipe, IMessagePipe>? pipe = null)
    {
        name = $"{name}-{County}";
        var database = _nodes.Find(node => node.Name == name)?.Database
            ?? (way == "servers" ? await TestPostgres.NewDatabaseAsync() : $"Data Source={_folder.File(name)}.db");
        NodeKeys.Create(_folder.File("keys"), [name]);
        var configuration = new Dictionary<string, string?>
        {
            ["Exchange:Node"] = name,
            ["Exchange:Listen"] = "http://127.0.0.1:0",
            ["Exchange:Serves:0"] = serves ?? County,
            ["Exchange:Database:Provider"] = way == "servers" ? "postgres" : "sqlite",
            ["Exchange:Database:ConnectionString"] = database,
            ["Exchange:Bus:Transport"] = way == "servers" ? "rabbitmq" : "inmemory",
            ["Exchange:Bus:Uri"] = way == "servers" ? (RabbitMq ?? await TestRabbitMq.UriAsync()).ToString() : null,
            ["Exchange:Keys:Directory"] = _folder.File("keys"),
            ["Exchange:Messaging:PollInterval"] = "00:00:00.1",
            ["Exchange:Messaging:RetryAfter"] = "00:00:00.05",
            ["Exchange:Messaging:LongestRetry"] = "00:00:01",
            ["Exchange:Messaging:ParkAfter"] = "3",
        };
        foreach (var (key, value) in settings ?? []) configuration[$"Exchange:Messaging:{key}"] = value;

        var conduct = new Conduct();
        var app = NodeHost.Build<MailNode, MailDb>(configuration, _broker, services =>
        {
            services.AddSingleton(conduct);
            services.AddLogging(logging => logging.AddProvider(Log));
            if (pipe is not null) Decorate(services, pipe);
        });
        await app.StartAsync();
        var node = new PostNode(name, database, app, conduct);
        _nodes.Add(node);
        if (BrokerIsUp) await Eventually.TrueAsync(() => node.Service<IMessagePipe>().IsReady, $"{name} connected");
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.StopAsync();
        await _broker.DisposeAsync();
        _folder.Dispose();
    }

    private static string NextCounty() => $"21{Interlocked.Increment(ref _counties):D4}";

    private static void Decorate(IServiceCollection services, Func<IMessagePipe, IMessagePipe> decorate)
    {
        var original = services.Single(service => service.ServiceType == typeof(IMessagePipe));
        services.Replace(ServiceDescriptor.Singleton(provider => decorate((IMessagePipe)original.ImplementationFactory!(provider))));
    }
}

/// <summary>A running node.</summary>
internal sealed class PostNode(string name, string database, WebApplication app, Conduct conduct)
{
    private readonly Lazy<GrpcChannel> _channel = new(() => GrpcChannel.ForAddress(app.Urls.First()));
    private bool _stopped;

    public string Name => name;

    public string Database => database;

    public Conduct Conduct => conduct;

    public MessageOperations Operations => app.Services.GetRequiredService<MessageOperations>();

    /// <summary>The operators' service, over a real connection.</summary>
    public MessageService.MessageServiceClient Messages => new(_channel.Value);

    public Transactions<MailDb> Transactions => app.Services.GetRequiredService<Transactions<MailDb>>();

    public T Service<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public async Task StopAsync()
    {
        if (_stopped) return;
        _stopped = true;
        if (_channel.IsValueCreated) _channel.Value.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>Writes one letter in a unit of its own.</summary>
    public Task SendAsync(string text, string to, string subject = "s", long version = 1) => Transactions.RunAsync(
        "test",
        unit =>
        {
            unit.Send(new StringValue { Value = text }, Post.Office("210102"), Post.Office(to), subject, version);
            return Task.CompletedTask;
        },
        default);

    /// <summary>Writes many letters in one unit, each about a subject of its own.</summary>
    public Task SendManyAsync(int count, string to) => Transactions.RunAsync(
        "test",
        unit =>
        {
            for (var i = 0; i < count; i++)
                unit.Send(new StringValue { Value = $"{i}" }, Post.Office("210102"), Post.Office(to), $"many-{i}", 1);
            return Task.CompletedTask;
        },
        default);

    /// <summary>Answers for a letter that the node has received.</summary>
    public Task ReceiptAsync(ReceiptStage stage, Guid letter) => Transactions.RunAsync(
        "clerk",
        unit =>
        {
            unit.Receipt(stage, letter);
            return Task.CompletedTask;
        },
        default);

    /// <summary>The one letter that this node sent about a subject.</summary>
    public async Task<SentMessage> LetterAsync(string subject) =>
        (await Operations.LettersAboutAsync(subject, default)).ShouldHaveSingleItem();

    public Task PublishAsync(long number) => Transactions.RunAsync(
        "test",
        unit =>
        {
            unit.Publish(new Int64Value { Value = number }, "n");
            return Task.CompletedTask;
        },
        default);

    public Task<List<Effect>> EffectsAsync() =>
        Transactions.ReadAsync(db => db.Effects.OrderBy(effect => effect.Id).ToListAsync(), default);

    public async Task<long> CountAsync(OutboxState state) => (await Operations.CountAsync(default)).Outbox.GetValueOrDefault(state);

    public async Task HasAsync(OutboxState state, int count, int seconds = 20)
    {
        try
        {
            await Eventually.TrueAsync(async () => await CountAsync(state) == count, $"{count} messages {state} at {name}", seconds);
        }
        catch (TimeoutException late)
        {
            var outbox = (await Operations.CountAsync(default)).Outbox;
            throw new TimeoutException($"{late.Message} Its outbox: {string.Join(", ", outbox.Select(pair => $"{pair.Value} {pair.Key}"))}.");
        }
    }

    public Task HasEffectsAsync(int count, int seconds = 20) => Eventually.TrueAsync(
        async () => (await EffectsAsync()).Count >= count, $"{count} effects at {name}", seconds);
}
