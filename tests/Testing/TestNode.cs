using Exchange.Hosting;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Security;
using Exchange.Hosting.Storage;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Exchange.Testing;

/// <summary>A node of its own database and port, in this process, called over a real connection.</summary>
public sealed class TestNode : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly TestLog _log;

    private TestNode(WebApplication app, TempFolder folder, TestLog log)
    {
        (App, _folder, _log) = (app, folder, log);
        Channel = GrpcChannel.ForAddress(Address);
    }

    public WebApplication App { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(App.Urls.First());

    /// <summary>Where it serves JSON, if the settings hold <c>Exchange:JsonListen</c>.</summary>
    public Uri JsonAddress => new(App.Urls.ElementAt(1));

    /// <summary>A plain channel to it: no deadlines, no repetitions.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>What it logged.</summary>
    public TestLog Log => _log;

    /// <summary>Starts a node on SQLite and loopback.</summary>
    /// <param name="settings">Settings besides those, or instead of them.</param>
    /// <param name="broker">A bus shared with other nodes.</param>
    /// <param name="services">Doubles, a <see cref="TestClock"/>.</param>
    public static async Task<TestNode> StartAsync<TNode, TDb>(
        IReadOnlyDictionary<string, string?>? settings = null, InMemoryBroker? broker = null, Action<IServiceCollection>? services = null)
        where TNode : INode<TDb>
        where TDb : NodeDb
    {
        var folder = new TempFolder();
        var all = new Dictionary<string, string?>
        {
            ["Exchange:Node"] = $"{TNode.Department}-test",
            ["Exchange:Database:ConnectionString"] = $"Data Source={folder.File("node.db")}",
            ["Exchange:Keys:Directory"] = folder.File("keys"),
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            all[key] = value;
        NodeKeys.Create(all["Exchange:Keys:Directory"]!, [all["Exchange:Node"]!]);

        var log = new TestLog();
        var app = NodeHost.Build<TNode, TDb>(all, broker, added =>
        {
            added.AddLogging(logging => logging.AddProvider(log));
            services?.Invoke(added);
        });
        try
        {
            await app.StartAsync();
            return new TestNode(app, folder, log);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        _folder.Dispose();
    }
}
