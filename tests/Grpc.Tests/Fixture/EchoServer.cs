using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Exchange.Grpc.Tests.Fixture;

/// <summary>
/// The echo service on Kestrel, on a loopback port of its own. Ends with a failure if the server logged an error that the test did not
/// expect.
/// </summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<ServiceProvider> _clients = [];
    private readonly ServerLog _log;

    private EchoServer(WebApplication app, EchoService service, ServerLog log)
    {
        _app = app;
        _log = log;
        Service = service;
    }

    public EchoService Service { get; }

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Set by a test that provokes errors in the server.</summary>
    public bool ExpectsErrors { get; set; }

    public IEnumerable<string> Errors => _log.Errors;

    public static async Task<EchoServer> StartAsync(
        Action<ExchangeGrpcServerOptions>? configure = null,
        Action<WebApplicationBuilder>? build = null,
        Action<WebApplication>? map = null,
        Action<ListenOptions>? listen = null,
        int port = 0)
    {
        var log = new ServerLog();
        var service = new EchoService();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.ConfigureExchangeGrpcServer(configure);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, endpoint => listen?.Invoke(endpoint)));
        builder.Services.AddSingleton(service);
        build?.Invoke(builder);
        var app = builder.Build();
        app.MapGrpcService<EchoService>();
        map?.Invoke(app);
        await app.StartAsync();
        return new EchoServer(app, service, log);
    }

    public Echo.EchoClient Client(Action<ExchangeClientOptions>? configure = null, Action<ExchangeChannelOptions>? connect = null)
    {
        var provider = ClientServices(Address, configure, connect);
        _clients.Add(provider);
        return provider.GetRequiredService<Echo.EchoClient>();
    }

    public static ServiceProvider ClientServices(
        ServerAddresses addresses, Action<ExchangeClientOptions>? configure = null, Action<ExchangeChannelOptions>? connect = null)
    {
        var services = new ServiceCollection().AddLogging().AddExchangeClient<Echo.EchoClient>("echo", addresses, configure);
        services.Configure(connect ?? (_ => { }));
        return services.BuildServiceProvider();
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
        await _app.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(2)).Token);
        await _app.DisposeAsync();
        if (!ExpectsErrors)
            _log.Errors.ShouldBeEmpty();
    }
}
