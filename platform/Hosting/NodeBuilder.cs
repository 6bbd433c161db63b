using Exchange.Grpc;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Start;
using Exchange.Hosting.Storage;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MethodDescriptor = Google.Protobuf.Reflection.MethodDescriptor;
using MethodOptions = Google.Protobuf.Reflection.MethodOptions;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Exchange.Hosting;

/// <summary>Takes the table of contents of a department.</summary>
public sealed partial class NodeBuilder<TDb>
    where TDb : NodeDb
{
    private readonly Dictionary<string, IReadOnlyCollection<string>> _allowed = [];
    private readonly List<Action<IEndpointRouteBuilder>> _maps = [];
    private readonly SettingErrors _errors;

    internal NodeBuilder(WebApplicationBuilder app, NodeOptions settings, NodeIdentity identity, SettingErrors errors)
    {
        App = app;
        Settings = settings;
        Identity = identity;
        _errors = errors;
    }

    /// <summary>Services of the department's own. Everything the platform adds is a singleton.</summary>
    public IServiceCollection Services => App.Services;

    /// <summary>The node's configuration.</summary>
    public IConfiguration Configuration => App.Configuration;

    /// <summary>The platform's settings, bound and validated.</summary>
    public NodeOptions Settings { get; }

    /// <summary>Department and name of the node.</summary>
    public NodeIdentity Identity { get; }

    internal WebApplicationBuilder App { get; }

    internal AllowList Allowed => new(_allowed);

    /// <summary>
    /// Binds a section of the configuration and validates it by its data annotations, at start; an error names the setting.
    /// Injected as <c>IOptions&lt;T&gt;</c> and as <typeparamref name="TOptions"/>.
    /// </summary>
    public TOptions Options<TOptions>(string section)
        where TOptions : class, new()
    {
        var options = SettingBinder.Bind<TOptions>(Configuration, section, _errors);
        Services.AddSingleton(options);
        Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options));
        return options;
    }

    /// <summary>Serves a gRPC service. One instance serves all calls.</summary>
    /// <param name="allow">Departments that may call it; all that have a certificate of the exchange unless given. Loopback
    /// callers always may.</param>
    /// <param name="write">Those of them that may call what has side effects, by the contract's <c>idempotency_level</c>; all
    /// unless given.</param>
    public void Rpc<TService>(IReadOnlyCollection<string>? allow = null, IReadOnlyCollection<string>? write = null)
        where TService : class
    {
        var service = DescriptorOf(typeof(TService));
        if (allow is not null)
            _allowed[service.FullName] = allow;
        foreach (var method in service.Methods.Where(method => write is not null && HasSideEffects(method)))
            _allowed[$"{service.FullName}/{method.Name}"] = write!;
        Services.TryAddSingleton<TService>();
        _maps.Add(endpoints => endpoints.MapGrpcService<TService>());
    }

    /// <summary>Runs background work as long as the node lives.</summary>
    /// <param name="exclusive">True for one instance of the node at a time, under a lease of the database.</param>
    public void Job<TJob>(bool exclusive = false)
        where TJob : class, IJob
    {
        Services.TryAddSingleton<TJob>();
        Services.AddSingleton<IHostedService>(provider => new JobRunner<TJob>(
            provider.GetRequiredService<TJob>(),
            provider.GetRequiredService<JobSignals>(),
            provider.GetRequiredService<ILeases>(),
            provider.GetRequiredService<DatabaseReadiness>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TJob>>(),
            exclusive));
    }

    /// <summary>
    /// Adds a typed gRPC client of a department, at the addresses <c>Exchange:Departments:&lt;department&gt;</c>. Its calls end
    /// before the call being served does.
    /// </summary>
    /// <typeparam name="TClient">A generated client.</typeparam>
    public void Client<TClient>(string department, Action<ExchangeClientOptions>? configure = null)
        where TClient : ClientBase<TClient>
    {
        if (!Settings.Departments.TryGetValue(department, out var text))
        {
            _errors.Add(
                $"Exchange:Departments:{department}",
                "未配置该部门的地址，本节点需要调用它，例如 https://publicsecurity:5301。",
                "Missing: this node calls that department and needs its address, such as https://publicsecurity:5301.");
            return;
        }

        // What is wrong with an address has been said when the settings were read.
        if (ServerAddresses.TryParse(text, out var addresses, out _))
            Services.AddExchangeClient<TClient>(department, addresses, configure);
    }

    internal void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var map in _maps)
            map(endpoints);
    }

    /// <summary>Registers outbox, inbox, relay and pipes for the letters and events that were listed.</summary>
    internal void CompleteMessaging(Messaging.InMemoryBroker? broker) => AddMessaging(broker);

    partial void AddMessaging(Messaging.InMemoryBroker? broker);

    private static ServiceDescriptor DescriptorOf(Type service) => ServedServices.DescriptorOf(service)
        ?? throw new InvalidOperationException($"{service} does not derive from a generated gRPC service.");

    private static bool HasSideEffects(MethodDescriptor method) =>
        method.GetOptions()?.IdempotencyLevel != MethodOptions.Types.IdempotencyLevel.NoSideEffects;
}
