using Exchange.Contracts.Type.V1;
using Exchange.Grpc;
using Exchange.Hosting.Faults;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Security;
using Exchange.Hosting.Storage;
using Exchange.Hosting.Telemetry;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Exchange.Hosting.Start;

/// <summary>Puts a node together: settings, storage, security, messaging, RPC, health, telemetry.</summary>
internal static class NodeAssembly
{
    public static WebApplication Build<TNode, TDb>(WebApplicationBuilder builder, InMemoryBroker? broker, Action<IServiceCollection>? configureServices)
        where TNode : INode<TDb>
        where TDb : NodeDb
    {
        var errors = new SettingErrors();
        var settings = NodeSettings.Read(builder.Configuration, errors);
        var identity = new NodeIdentity(TNode.Department, settings.Node);
        var node = new NodeBuilder<TDb>(builder, settings, identity, errors);
        TNode.Configure(node);
        errors.ThrowIfAny();

        var services = builder.Services;
        services.AddSingleton(identity).AddSingleton(settings);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        services.AddSingleton(_ => new IdentityVault(settings.Keys.Directory));
        services.AddSingleton<INodeSigner>(_ => new NodeSigner(settings.Keys.Directory, settings.Node));
        services.AddFaults(settings.Faults);
        AddStorage<TDb>(services, settings, identity);
        AddJobs(node);
        node.CompleteMessaging(broker);
        errors.ThrowIfAny();
        AddRpc(node);
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = true);
        builder.Logging.AddNodeFilters();
        builder.AddNodeTelemetry(settings, identity);
        configureServices?.Invoke(services);

        var app = builder.Build();
        app.UseMiddleware<RootServices>(app.Services);
        if (settings.Tls.Revoked.Length > 0)
            app.UseMiddleware<RevokedCallers>();
        app.UseRouting();
        app.UseMiddleware<TraceRelay>();
        app.UseMiddleware<DeadlineMiddleware>(settings.Rpc);
        app.UseMiddleware<StreamStopMiddleware>();
        node.Map(app);
        app.MapGrpcHealth();
        app.MapGrpcReflection();
        app.MapHealth(settings);
        return app;
    }

    private static void AddStorage<TDb>(IServiceCollection services, NodeOptions settings, NodeIdentity identity)
        where TDb : NodeDb
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new NodeDatabase<TDb>(settings.Database));
        services.AddSingleton(provider => provider.GetRequiredService<NodeDatabase<TDb>>().Readiness);
        services.AddSingleton(provider => new Transactions<TDb>(
            provider.GetRequiredService<NodeDatabase<TDb>>(),
            provider.GetRequiredService<IOutbox>(),
            provider.GetRequiredService<IdentityVault>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IFailpoints>()));
        services.AddSingleton<ILeases>(provider => new Leases<TDb>(
            provider.GetRequiredService<NodeDatabase<TDb>>(), identity.Instance, provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<DatabaseStartup<TDb>>();
    }

    private static void AddJobs<TDb>(NodeBuilder<TDb> node)
        where TDb : NodeDb
    {
        node.Services.AddSingleton<JobSignals>();
        node.Services.AddSingleton<IWake>(provider => provider.GetRequiredService<JobSignals>());
        node.Services.AddSingleton(node.Settings.Database);
        node.Job<AuditSealer<TDb>>(exclusive: true);
        node.Job<RequestCleanup<TDb>>(exclusive: true);
    }

    private static void AddRpc<TDb>(NodeBuilder<TDb> node)
        where TDb : NodeDb
    {
        var (services, settings) = (node.Services, node.Settings);
        services.AddRouting();
        node.App.ConfigureExchangeGrpcServer<NodeInterceptor>(grpc =>
        {
            grpc.MaxReceiveMessageSize = settings.Rpc.LargestRequestBytes;
            grpc.Explain = flaw => Flaws.Explain(flaw).SaidBy(node.Identity.Department);
        });
        services.AddSingleton(node.Allowed);
        services.AddSingleton<Admission>().AddSingleton<CallFaults>().AddSingleton<CallLog>();
        node.App.AddListeners(settings);
        services.AddGrpcReflection();
        if (settings.JsonListen.Length > 0)
        {
            services.AddJsonOverHttp(json =>
            {
                json.MaxRequestBodySize = settings.Rpc.LargestRequestBytes;
                json.Explain = refusal => JsonRefusals.Explain(refusal).SaidBy(node.Identity.Department).Details;
            });
            services.AddApiDocs(node.Identity.Department);
        }

        services.AddGrpcHealth()
            .AddCheck<DatabaseHealth<TDb>>("database", tags: [GrpcHealthExtensions.Ready])
            .AddCheck<BusHealth>("bus", tags: [GrpcHealthExtensions.Ready]);
    }
}
