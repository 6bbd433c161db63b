using System.Collections.Concurrent;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Tests.Rpc;
using Exchange.Hosting.Tests.Storage;
using Exchange.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Tests.Telemetry;

public sealed class ExportTests
{
    [Fact]
    public async Task Traces_metrics_and_logs_reach_the_collector_without_personal_data()
    {
        await using var collector = await Collector.StartAsync();
        await using (var node = await TestNode.StartAsync<StubNode, NotesDb>(new Dictionary<string, string?> { ["Exchange:Telemetry:Endpoint"] = collector.Address }))
        {
            await new ReferralService.ReferralServiceClient(node.Channel).CreateReferralAsync(
                new() { RequestId = Guid.NewGuid().ToString(), ChildId = "219901201602290011", CarePlan = "欧阳小花" });
        }

        foreach (var signal in (string[])["Trace", "Metrics", "Logs"])
        {
            var sent = collector.Received.Where(r => r.Path.Contains($"{signal}Service", StringComparison.Ordinal)).Select(r => System.Text.Encoding.UTF8.GetString(r.Body)).ToList();
            sent.ShouldNotBeEmpty(signal);
            sent.ShouldContain(body => body.Contains("civilaffairs", StringComparison.Ordinal), signal);
            sent.ShouldNotContain(body => body.Contains("219901", StringComparison.Ordinal) || body.Contains("欧阳", StringComparison.Ordinal), signal);
        }

        collector.Received.ShouldContain(r => System.Text.Encoding.UTF8.GetString(r.Body).Contains("exchange.rpc.duration", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_collector_that_is_away_disturbs_nobody()
    {
        await using var node = await TestNode.StartAsync<StubNode, NotesDb>(new Dictionary<string, string?> { ["Exchange:Telemetry:Endpoint"] = "http://127.0.0.1:9" });

        await new ReferralService.ReferralServiceClient(node.Channel).GetReferralAsync(new());

        node.Log.Errors.ShouldBeEmpty();
    }

    /// <summary>Takes whatever OTLP brings and answers with an empty message.</summary>
    private sealed class Collector(WebApplication app) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

        public IReadOnlyCollection<(string Path, byte[] Body)> Received => _received;

        public string Address => app.Urls.First();

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
            var app = builder.Build();
            var collector = new Collector(app);
            app.Run(collector.TakeAsync);
            await app.StartAsync();
            return collector;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task TakeAsync(HttpContext http)
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            _received.Enqueue((http.Request.Path, body.ToArray()));
            http.Response.ContentType = "application/grpc";
            await http.Response.Body.WriteAsync(new byte[5]);
            http.Response.AppendTrailer("grpc-status", "0");
        }
    }
}
