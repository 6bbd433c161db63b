using System.Net;
using Exchange.Grpc;
using Exchange.Testing;
using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Exchange.Conformance.Interop;

/// <summary>The interoperability service on a loopback port of its own.</summary>
internal sealed class InteropServer : IAsyncDisposable
{
    private const int LargestMessage = 16 << 20;

    private readonly WebApplication _app;

    private InteropServer(WebApplication app, TestLog log) => (_app, Log) = (app, log);

    public Uri Address => new(_app.Urls.Single());

    public TestLog Log { get; }

    /// <summary>Starts it as the servers of the exchange are set up, where larger messages are taken.</summary>
    public static Task<InteropServer> StartAsync() => StartAsync(builder => builder.ConfigureExchangeGrpcServer(options =>
    {
        options.MaxReceiveMessageSize = LargestMessage;
        options.MaxSendMessageSize = LargestMessage;
    }));

    /// <summary>
    /// Starts it on the official server alone. Servers of the exchange refuse compressed requests and compress no response, so what the
    /// contracts assemblies do about compression can be seen here only.
    /// </summary>
    public static Task<InteropServer> StartCompressingAsync() => StartAsync(builder =>
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddHttpContextAccessor().AddGrpc();
        builder.Services.AddSingleton<IConfigureOptions<GrpcServiceOptions>>(services => new ConfigureOptions<GrpcServiceOptions>(grpc =>
            grpc.CompressionProviders.Insert(0, OpenedMessages.Counter(services))));
    });

    public GrpcChannel Channel() => GrpcChannel.ForAddress(Address, new GrpcChannelOptions { MaxReceiveMessageSize = LargestMessage });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(2)).Token);
        await _app.DisposeAsync();
    }

    private static async Task<InteropServer> StartAsync(Action<WebApplicationBuilder> configure)
    {
        var log = new TestLog();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        configure(builder);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGrpcService<InteropService>();
        await app.StartAsync();
        return new InteropServer(app, log);
    }
}
