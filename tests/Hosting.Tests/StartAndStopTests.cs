using System.Diagnostics;
using System.Net;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Tests.Rpc;
using Exchange.Hosting.Tests.Storage;
using Exchange.Testing;
using Grpc.Core;
using Grpc.Health.V1;

namespace Exchange.Hosting.Tests;

public sealed class StartAndStopTests
{
    [Fact]
    public async Task Wrong_settings_end_the_process_with_78_and_name_the_setting()
    {
        var errors = new StringWriter();

        var code = await NodeHost.RunAsync<StubNode, NotesDb>(["--Exchange:Node=Wrong"], errors);

        code.ShouldBe(78);
        errors.ToString().ShouldContain("Exchange:Node：");
        errors.ToString().ShouldContain("Exchange:Keys:Directory：");
    }

    [Fact]
    public async Task A_unary_call_in_progress_is_finished_before_the_node_stops()
    {
        await using var node = await TestNode.StartAsync<StubNode, NotesDb>();
        var client = new ReferralService.ReferralServiceClient(node.Channel);
        var started = new TaskCompletionSource();
        node.Get<StubService>().OnGet = async _ =>
        {
            started.SetResult();
            await Task.Delay(500);
        };

        var call = client.GetReferralAsync(new GetReferralRequest { ReferralId = "a" }).ResponseAsync;
        await started.Task;
        await node.App.StopAsync();

        (await call).Referral.ReferralId.ShouldBe("a");
    }

    [Fact]
    public async Task A_stream_does_not_hold_up_the_stop_and_its_client_is_told_to_come_again()
    {
        await using var node = await TestNode.StartAsync<StubNode, NotesDb>();
        var client = new ReferralService.ReferralServiceClient(node.Channel);
        var started = new TaskCompletionSource();
        node.Get<StubService>().OnGet = async call =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, call.CancellationToken);
        };

        using var watch = client.WatchReferrals(new());
        var next = watch.ResponseStream.MoveNext(default);
        await started.Task;
        var clock = Stopwatch.StartNew();
        await node.App.StopAsync();

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        (await Should.ThrowAsync<RpcException>(() => next)).StatusCode.ShouldBe(StatusCode.Unavailable);
        node.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Health_is_told_over_plain_HTTP_where_a_listener_is_asked_for()
    {
        await using var node = await TestNode.StartAsync<StubNode, NotesDb>(new Dictionary<string, string?> { ["Exchange:HealthListen"] = "http://127.0.0.1:0" });
        using var http = new HttpClient { BaseAddress = new Uri(node.App.Urls.Last()) };

        (await http.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("/other")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_nodes_in_one_process_share_nothing()
    {
        await using var one = await TestNode.StartAsync<StubNode, NotesDb>();
        await using var other = await TestNode.StartAsync<StubNode, NotesDb>();

        one.Address.ShouldNotBe(other.Address);
        await new ReferralService.ReferralServiceClient(one.Channel).CreateReferralAsync(new() { RequestId = Guid.NewGuid().ToString() });
        one.Get<StubService>().Works.ShouldBe(1);
        other.Get<StubService>().Works.ShouldBe(0);
    }

    [Fact]
    public async Task Settings_are_read_from_secret_files_and_the_command_line_wins()
    {
        using var secrets = new TempFolder();
        File.WriteAllText(secrets.File("Exchange__Node"), "FROM_A_FILE");
        File.WriteAllText(secrets.File("Exchange__Bus__Transport"), "from-a-file");
        Environment.SetEnvironmentVariable("EXCHANGE_SECRETS", secrets.Path);
        var errors = new StringWriter();

        await NodeHost.RunAsync<StubNode, NotesDb>(["--Exchange:Bus:Transport=from-the-command-line"], errors);

        Environment.SetEnvironmentVariable("EXCHANGE_SECRETS", null);
        errors.ToString().ShouldContain("FROM_A_FILE");
        errors.ToString().ShouldContain("from-the-command-line");
    }

    [Fact]
    public async Task A_node_is_not_ready_before_it_has_reached_its_broker_but_it_answers()
    {
        await using var node = await TestNode.StartAsync<StubNode, NotesDb>(new Dictionary<string, string?>
        {
            ["Exchange:Bus:Transport"] = "rabbitmq",
            ["Exchange:Bus:Uri"] = "amqp://guest:guest@127.0.0.1:9/",
        });

        var health = await new Health.HealthClient(node.Channel).CheckAsync(new HealthCheckRequest());
        var live = await new Health.HealthClient(node.Channel).CheckAsync(new HealthCheckRequest { Service = "live" });
        await new ReferralService.ReferralServiceClient(node.Channel).CreateReferralAsync(new() { RequestId = Guid.NewGuid().ToString() });

        health.Status.ShouldBe(HealthCheckResponse.Types.ServingStatus.NotServing);
        live.Status.ShouldBe(HealthCheckResponse.Types.ServingStatus.Serving);
    }
}
