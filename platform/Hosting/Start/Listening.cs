using System.Security.Cryptography.X509Certificates;
using Exchange.Grpc;
using Exchange.Hosting.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Hosting.Start;

/// <summary>Opens the node's ports: gRPC and JSON, in plaintext on loopback or under mutual TLS anywhere, and the health pages.</summary>
internal static class Listening
{
    public static void AddListeners(this WebApplicationBuilder builder, NodeOptions settings)
    {
        var tls = settings.Tls.IsConfigured ? MutualTls.Load(settings.Tls) : null;
        if (tls is not null)
        {
            builder.Services.AddSingleton(tls).Configure<ExchangeChannelOptions>(tls.Present);
            if (settings.Tls.Revoked.Length > 0)
                builder.Services.AddSingleton(tls.Revoked).AddHostedService<RevocationReload>();
        }

        builder.WebHost.UseKestrelCore();
        if (tls is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var listener in Listener.ParseAll(settings.Listen))
            {
                kestrel.Listen(listener.Address, listener.Port, endpoint =>
                {
                    endpoint.Protocols = HttpProtocols.Http2;
                    if (listener.IsTls)
                        endpoint.UseHttps(tls!.Demand);
                });
            }

            foreach (var listener in Listener.ParseAll(settings.JsonListen))
            {
                kestrel.Listen(listener.Address, listener.Port, endpoint =>
                {
                    endpoint.Protocols = listener.IsTls ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1;
                    if (listener.IsTls)
                        endpoint.UseHttps(tls!.Demand);
                    endpoint.ServeJson();
                });
            }

            foreach (var listener in Listener.ParseAll(settings.HealthListen))
                kestrel.Listen(listener.Address, listener.Port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
    }
}
