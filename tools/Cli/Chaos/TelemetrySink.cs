using System.Net;
using Exchange.Chaos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Exchange.Cli.Chaos;

/// <summary>Takes what nodes export over OTLP, as a collector would, and looks for numbers in it.</summary>
internal sealed class TelemetrySink : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TelemetrySink(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<TelemetrySink> StartAsync(PlainTextSearch search)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.Run(context => TakeAsync(context, search));
        await app.StartAsync();
        return new TelemetrySink(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task TakeAsync(HttpContext context, PlainTextSearch search)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        lock (search)
            search.Bytes("telemetry", context.Request.Path, body.GetBuffer().AsSpan(0, (int)body.Length));
        context.Response.ContentType = "application/grpc";
        // An empty message of the gRPC framing.
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
