using Exchange.Grpc.Tests.Fixture;
using Grpc.Core;
using Grpc.Health.V1;
using HealthClient = Grpc.Health.V1.Health.HealthClient;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Exchange.Grpc.Tests.Health;

public class HealthTests
{
    private HealthStatus _database = HealthStatus.Healthy;
    private HealthStatus _process = HealthStatus.Healthy;
    private int _runs;

    [Theory]
    [InlineData("")]
    [InlineData("ready")]
    [InlineData("live")]
    [InlineData("exchange.test.v1.Echo")]
    [InlineData("grpc.health.v1.Health")]
    public async Task A_healthy_node_serves(string service)
    {
        await using var server = await StartAsync();

        (await CheckAsync(server, service)).ShouldBe(ServingStatus.Serving);
    }

    [Fact]
    public async Task A_node_without_its_database_lives_and_does_not_serve()
    {
        await using var server = await StartAsync();
        Fail(server, ref _database);

        (await CheckAsync(server, "")).ShouldBe(ServingStatus.NotServing);
        (await CheckAsync(server, "exchange.test.v1.Echo")).ShouldBe(ServingStatus.NotServing);
        (await CheckAsync(server, "live")).ShouldBe(ServingStatus.Serving);
    }

    [Fact]
    public async Task A_node_that_should_not_go_on_does_not_live()
    {
        await using var server = await StartAsync();
        Fail(server, ref _process);

        (await CheckAsync(server, "live")).ShouldBe(ServingStatus.NotServing);
    }

    [Fact]
    public async Task A_degraded_node_serves()
    {
        await using var server = await StartAsync();
        _database = HealthStatus.Degraded;

        (await CheckAsync(server, "ready")).ShouldBe(ServingStatus.Serving);
    }

    [Fact]
    public async Task A_service_that_nobody_offers_is_not_found()
    {
        await using var server = await StartAsync();

        (await Should.ThrowAsync<RpcException>(() => CheckAsync(server, "other"))).StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task A_watch_tells_every_change_once()
    {
        await using var server = await StartAsync();
        using var channel = GrpcChannel.ForAddress(server.Address);
        using var watch = new HealthClient(channel).Watch(new HealthCheckRequest(), deadline: InTime());

        (await NextAsync(watch)).ShouldBe(ServingStatus.Serving);
        Fail(server, ref _database);
        (await NextAsync(watch)).ShouldBe(ServingStatus.NotServing);
        _database = HealthStatus.Healthy;
        (await NextAsync(watch)).ShouldBe(ServingStatus.Serving);
    }

    [Fact]
    public async Task A_watch_of_a_service_that_nobody_offers_waits_for_it()
    {
        await using var server = await StartAsync();
        using var channel = GrpcChannel.ForAddress(server.Address);
        using var watch = new HealthClient(channel).Watch(new HealthCheckRequest { Service = "other" }, deadline: InTime());

        (await NextAsync(watch)).ShouldBe(ServingStatus.ServiceUnknown);
    }

    [Fact]
    public async Task A_server_that_stops_says_so_and_ends_the_watch()
    {
        await using var server = await StartAsync();
        using var channel = GrpcChannel.ForAddress(server.Address);
        using var watch = new HealthClient(channel).Watch(new HealthCheckRequest(), deadline: InTime());
        (await NextAsync(watch)).ShouldBe(ServingStatus.Serving);

        var stopping = server.StopAsync();

        (await NextAsync(watch)).ShouldBe(ServingStatus.NotServing);
        (await watch.ResponseStream.MoveNext(default)).ShouldBeFalse();
        await stopping.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Eager_probes_share_one_run_of_the_checks()
    {
        await using var server = await StartAsync(o => o.ReuseResult = TimeSpan.FromMinutes(1));
        using var channel = GrpcChannel.ForAddress(server.Address);
        var client = new HealthClient(channel);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.CheckAsync(new HealthCheckRequest()).ResponseAsync));

        _runs.ShouldBe(1);
    }

    /// <summary>The framework logs each failed check as an error.</summary>
    private static void Fail(EchoServer server, ref HealthStatus check)
    {
        server.ExpectsErrors = true;
        check = HealthStatus.Unhealthy;
    }

    private Task<EchoServer> StartAsync(Action<GrpcHealthOptions>? configure = null) => EchoServer.StartAsync(
        build: builder => builder.Services
            .AddGrpcHealth(configure ?? (o => (o.WatchPeriod, o.ReuseResult) = (TimeSpan.FromMilliseconds(20), TimeSpan.Zero)))
            .AddCheck("database", () =>
            {
                Interlocked.Increment(ref _runs);
                return new HealthCheckResult(_database);
            })
            .AddCheck("process", () => new HealthCheckResult(_process), [GrpcHealthExtensions.Live]),
        map: app => app.MapGrpcHealth());

    private static async Task<ServingStatus> CheckAsync(EchoServer server, string service)
    {
        using var channel = GrpcChannel.ForAddress(server.Address);
        return (await new HealthClient(channel).CheckAsync(new HealthCheckRequest { Service = service })).Status;
    }

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        (await watch.ResponseStream.MoveNext(default)).ShouldBeTrue();
        return watch.ResponseStream.Current.Status;
    }

    private static DateTime InTime() => DateTime.UtcNow.AddSeconds(20);
}
