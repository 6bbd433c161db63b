using System.Net;
using System.Text;
using System.Text.Json;
using Exchange.Grpc.Tests.Fixture;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Exchange.Grpc.Tests.Json;

/// <summary>
/// The service of all kinds on Kestrel, by gRPC at one port and by JSON at another. Ends with a failure if the server logged an error.
/// </summary>
internal sealed class JsonServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ServerLog _log;

    private JsonServer(WebApplication app, KindService service, ServerLog log)
    {
        (_app, _log, Service) = (app, log, service);
        Http = new HttpClient { BaseAddress = JsonAddress };
    }

    public KindService Service { get; }

    public Uri GrpcAddress => new(_app.Urls.First());

    public Uri JsonAddress => new(_app.Urls.Last());

    public HttpClient Http { get; }

    public static async Task<JsonServer> StartAsync(
        Action<JsonOverHttpOptions>? configure = null, Action<WebApplicationBuilder>? build = null, Action<ListenOptions>? listen = null)
    {
        var log = new ServerLog();
        var service = new KindService();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.ConfigureExchangeGrpcServer();
        builder.Services.AddSingleton(service).AddJsonOverHttp(configure);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, json =>
            {
                json.Protocols = HttpProtocols.Http1;
                listen?.Invoke(json);
                json.ServeJson();
            });
        });
        build?.Invoke(builder);
        var app = builder.Build();
        app.MapGrpcService<KindService>();
        await app.StartAsync();
        return new JsonServer(app, service, log);
    }

    public Task<JsonAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<JsonAnswer> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    public async Task<JsonAnswer> SendAsync(HttpMethod method, string path, string? json = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(JsonAddress, path));
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        change?.Invoke(request);
        using var response = await Http.SendAsync(request);
        return new JsonAnswer(response, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(2)).Token);
        await _app.DisposeAsync();
        _log.Errors.ShouldBeEmpty();
    }
}

/// <summary>What came back.</summary>
internal sealed record JsonAnswer(HttpResponseMessage Http, string Text)
{
    public int Status => (int)Http.StatusCode;

    public string? ContentType => Http.Content.Headers.ContentType?.ToString();

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    /// <summary>The fields that an error says are wrong, with why.</summary>
    public IEnumerable<string> Violations => Json.GetProperty("details")[0].GetProperty("fieldViolations").EnumerateArray()
        .Select(violation => $"{violation.GetProperty("field")}: {violation.GetProperty("description")}");
}
