using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Exchange.Hosting.Telemetry;

/// <summary>Traces, metrics and logs over OTLP when an endpoint is set; nothing of it otherwise.</summary>
internal static class NodeTelemetry
{
    private static readonly string[] Published = [Sources.Name, "Microsoft.AspNetCore", "Npgsql", "MassTransit", "System.Net.Http"];
    private static readonly string[] Measured = [Sources.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "MassTransit", "System.Runtime"];

    public static void AddNodeTelemetry(this WebApplicationBuilder builder, NodeOptions settings, NodeIdentity identity)
    {
        // MassTransit would report its use to its makers.
        Environment.SetEnvironmentVariable("MASSTRANSIT_USAGE_TELEMETRY", "false");
        if (settings.Telemetry.Endpoint.Length == 0)
            return;
        var endpoint = new Uri(settings.Telemetry.Endpoint);
        var resource = ResourceBuilder.CreateDefault().AddService(identity.Department, "exchange", serviceInstanceId: identity.Instance);
        void Export(OtlpExporterOptions otlp) => otlp.Endpoint = endpoint;

        builder.Services.AddSingleton<IHostedService>(_ => new Providers(
            () => Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Published).AddOtlpExporter(Export).Build(),
            () => Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Measured).AddOtlpExporter(Export).Build()));
        builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(resource).AddOtlpExporter(Export));
    }

    /// <summary>Keeps the providers from the start to the stop of the node, and sends what they still hold.</summary>
    private sealed class Providers(params Func<IDisposable>[] make) : IHostedService, IDisposable
    {
        private IDisposable[] _made = [];

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _made = [.. make.Select(m => m())];
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Dispose();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            foreach (var provider in _made)
                provider.Dispose();
            _made = [];
        }
    }
}
