using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Exchange.Cli.Bench;

/// <summary>
/// What everything else is compared with: an endpoint of Kestrel that sends back the bytes as they came, in the frames of a gRPC answer
/// (headers, body, trailers), with no gRPC library.
/// </summary>
internal static class BareServer
{
    public static async Task<int> RunAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port, endpoint => endpoint.Protocols = HttpProtocols.Http2);
        });
        await using var app = builder.Build();
        app.MapPost(EchoProbe.Path, EchoAsync);
        await app.RunAsync();
        return Terminal.ExitCode.Done;
    }

    private static async Task EchoAsync(HttpContext http)
    {
        http.Response.ContentType = "application/grpc";
        var (request, response) = (http.Request.BodyReader, http.Response.BodyWriter);
        while (true)
        {
            var read = await request.ReadAsync();
            foreach (var part in read.Buffer)
                response.Write(part.Span);
            request.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }

        http.Response.AppendTrailer("grpc-status", "0");
    }
}
